import { journey } from '@tendril/db';
import { eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import type { PeopleChoice } from '../migrate/begin-migration.ts';
import { prepareVersion, storeVersion, type Published } from '../publish/publish.ts';
import { inTransaction } from '../run/in-transaction.ts';

export type DraftPublished =
  | Published
  /** Somebody saved since: `revision` and `draft` are what stands there now. */
  | { kind: 'conflict'; revision: number; draft: unknown }
  | { kind: 'missing' };

/** Publishes the draft exactly as its author saw it: a draft that was saved since is not published unseen. */
export async function publishDraft(
  engine: Engine,
  input: { journeyId: string; revision: number; note?: string; people?: PeopleChoice },
): Promise<DraftPublished> {
  const { journeyId } = input;
  const seen = await draftOf(engine.db, journeyId);
  if (seen === undefined || seen.status === 'archived') return { kind: 'missing' };
  if (seen.revision !== input.revision) return { kind: 'conflict', revision: seen.revision, draft: seen.draft };
  const prepared = await prepareVersion(engine, seen.draft);
  if (!prepared.ok) return { kind: 'refused', problems: prepared.problems };
  const published = await inTransaction(engine, async (tx): Promise<DraftPublished> => {
    const [now] = await draftQuery(tx, journeyId).for('update');
    if (now === undefined || now.status === 'archived') return { kind: 'missing' };
    if (now.revision !== input.revision) return { kind: 'conflict', revision: now.revision, draft: now.draft };
    return storeVersion(tx, engine, { ...input, ...prepared.version });
  });
  engine.wakeRelays();
  return published;
}

type Source = Pick<Engine['db'], 'select'>;

async function draftOf(db: Source, journeyId: string) {
  const [row] = await draftQuery(db, journeyId);
  return row;
}

function draftQuery(db: Source, journeyId: string) {
  return db
    .select({ revision: journey.revision, draft: journey.draft, status: journey.status })
    .from(journey)
    .where(eq(journey.id, journeyId));
}
