import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf, errorOf, openApiScene, type ApiScene } from '../support/api-scene.ts';

let scene: ApiScene;

beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());

const ask = async <T>(procedure: string, input?: unknown): Promise<T> => dataOf(await scene.query(procedure, input));
const tell = async <T>(procedure: string, input: unknown): Promise<T> => dataOf(await scene.mutate(procedure, input));

describe('the settings', () => {
  const given = {
    ...{ name: 'Northlight', senderName: 'Ilse', senderAddress: 'ilse@northlight.example' },
    ...{ postalAddress: 'Quay 1\nAmsterdam', timeZone: 'Europe/Amsterdam', tracksClicks: false },
    ...{ replyDomain: 'replies.northlight.example', quietHours: { from: '21:00', to: '07:30' } },
  };

  it('are kept as they were saved', async () => {
    expect(await tell('settings.save', given)).toMatchObject(given);
    expect(await ask('settings.get')).toMatchObject(given);
  });

  it.each([
    ['name', ' '],
    ['senderAddress', 'nobody'],
    ['senderAddress', 'a@b.example\nBcc: all@b.example'],
    ['postalAddress', ''],
    ['timeZone', 'Mars/Base'],
    ['replyDomain', 'nowhere'],
  ])('refuse %s %j', async (field, value) => {
    const refused = await scene.mutate('settings.save', { ...given, [field]: value });
    expect([refused.status, await errorOf(refused)]).toMatchObject([400, { code: 'invalid', field }]);
  });
});
