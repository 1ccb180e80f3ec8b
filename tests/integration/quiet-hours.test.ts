import type { WorkspaceInSettings } from '@tendril/api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataOf, errorOf, openApiScene, type ApiScene } from '../support/api-scene.ts';
import { enterNewLeads, mailOf, oneMail, sendDue } from '../support/mail-scene.ts';

const nine = Date.UTC(2026, 2, 2, 9);
const noon = new Date(Date.UTC(2026, 2, 2, 12));
const morning = { from: '08:00', to: '12:00' };

let scene: ApiScene;
beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.clock.now = nine;
});

async function keep(quietHours: WorkspaceInSettings['quietHours']): Promise<void> {
  const settings = await dataOf<WorkspaceInSettings>(await scene.query('settings.get'));
  await dataOf(await scene.mutate('settings.save', { ...settings, quietHours }));
}

async function queueOne(prefix: string, settings: Parameters<typeof oneMail>[1] = {}): Promise<string> {
  const { runIds } = await enterNewLeads(scene.engine, { graph: oneMail({}, settings), count: 1, prefix });
  return runIds[0] ?? '';
}

describe('quiet hours of the workspace', () => {
  it('hold for a journey that sets none, and for no other', async () => {
    await keep(morning);
    const [plain, ownHours] = [
      await queueOne('plain'),
      await queueOne('own', { quietHours: { from: '20:00', to: '08:00' } }),
    ];
    expect((await mailOf(scene.engine, plain)).sendAfter).toEqual(noon);
    expect((await mailOf(scene.engine, ownHours)).sendAfter.getTime()).toBeLessThan(noon.getTime());
    await sendDue(scene);
    expect((await mailOf(scene.engine, plain)).state).toBe('queued');
    expect((await mailOf(scene.engine, ownHours)).state).toBe('accepted');
    scene.clock.now = noon.getTime();
    await sendDue(scene);
    expect((await mailOf(scene.engine, plain)).state).toBe('accepted');
  });

  it('hold at once, also for an email that was queued before they were set', async () => {
    await keep(null);
    const runId = await queueOne('before');
    await keep(morning);
    await sendDue(scene);
    expect(await mailOf(scene.engine, runId)).toMatchObject({
      state: 'queued',
      sendAfter: noon,
      reason: 'send_window',
    });
  });

  it('are refused beside their field when they are none', async () => {
    const settings = await dataOf<WorkspaceInSettings>(await scene.query('settings.get'));
    const save = async (part: object) => errorOf(await scene.mutate('settings.save', { ...settings, ...part }));
    expect(await save({ quietHours: { from: '25:00', to: '08:00' } })).toMatchObject({ field: 'quietHours.from' });
    expect(await save({ quietHours: { from: '08:00', to: '08:00' } })).toMatchObject({ field: 'quietHours.to' });
    expect(await save({ replyDomain: 'no domain' })).toMatchObject({ field: 'replyDomain' });
  });
});
