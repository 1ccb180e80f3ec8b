import { lead } from '@tendril/db';
import { captureLead } from '@tendril/engine';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMailScene, type MailScene } from '../support/mail-scene.ts';

let scene: MailScene;

beforeAll(async () => {
  scene = await openMailScene();
});
afterAll(() => scene.close());

async function capture(input: { email: string; externalId?: string }): Promise<string> {
  const captured = await captureLead(scene.engine, input);
  if (captured.kind === 'refused') throw new Error(captured.message);
  return captured.leadId;
}
const rowOf = async (id: string) => (await scene.engine.db.select().from(lead).where(eq(lead.id, id)))[0];

describe('who a captured lead is', () => {
  it('says the external id first, and takes over a new address', async () => {
    const id = await capture({ email: 'ada@old.example', externalId: 'crm-1' });
    expect(await capture({ email: 'Ada@New.example', externalId: 'crm-1' })).toBe(id);
    expect(await rowOf(id)).toMatchObject({
      email: 'Ada@New.example',
      emailKey: 'ada@new.example',
      externalId: 'crm-1',
    });
    // The old address is nobody's any more.
    expect(await capture({ email: 'ada@old.example' })).not.toBe(id);
  });

  it('says the address where no id is known, and keeps the id', async () => {
    const id = await capture({ email: 'bo@known.example' });
    expect(await capture({ email: 'bo@known.example', externalId: 'crm-2' })).toBe(id);
    expect(await capture({ email: 'bo@known.example' })).toBe(id);
    expect(await rowOf(id)).toMatchObject({ externalId: 'crm-2' });
  });

  it('is refused where id and address are two leads’, or the lead has another id', async () => {
    const [one, two] = [
      await capture({ email: 'cy@one.example', externalId: 'crm-3' }),
      await capture({ email: 'cy@two.example', externalId: 'crm-4' }),
    ];
    const both = { email: 'cy@two.example', externalId: 'crm-3', fields: { first_name: 'Cy' } };
    expect(await captureLead(scene.engine, both)).toEqual({
      kind: 'refused',
      field: 'externalId',
      message: 'The id and the address belong to two different leads.',
    });
    expect(await captureLead(scene.engine, { email: 'cy@one.example', externalId: 'crm-5' })).toMatchObject({
      kind: 'refused',
      field: 'externalId',
    });
    expect([await rowOf(one), await rowOf(two)]).toMatchObject([
      { emailKey: 'cy@one.example', externalId: 'crm-3', fields: {} },
      { emailKey: 'cy@two.example', externalId: 'crm-4', fields: {} },
    ]);
  });

  it('is one lead, however many bring it at once', async () => {
    const brought = await Promise.all(
      Array.from({ length: 8 }, (_, index) => capture({ email: `di${index % 2}@race.example`, externalId: 'crm-6' })),
    );
    expect(new Set(brought).size).toBe(1);
  });
});
