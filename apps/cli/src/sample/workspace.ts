import { workspace, type Database } from '@tendril/db';

/** Northlight Analytics, the invented company whose workspace the sample data fill. */
const northlight: typeof workspace.$inferInsert = {
  id: 1,
  name: 'Northlight Analytics',
  timeZone: 'Europe/Amsterdam',
  settings: {
    senderName: 'Ilse Verhoeven, Northlight Analytics',
    senderAddress: 'ilse@northlight.example',
    postalAddress: 'Northlight Analytics B.V., Prinsengracht 1, 1015 AA Amsterdam, Netherlands',
    tracksClicks: true,
    tracksOpens: false,
  },
};

/** Makes the workspace unless there is one: without it no mail knows its sender. */
export async function ensureWorkspace(db: Database): Promise<void> {
  await db.insert(workspace).values(northlight).onConflictDoNothing();
}
