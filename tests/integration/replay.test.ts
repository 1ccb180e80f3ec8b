import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporal as protocol } from '@temporalio/proto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const folder = fileURLToPath(new URL('../replay/histories', import.meta.url));
const failureConverterPath = fileURLToPath(new URL('../../apps/worker/src/failure-converter.ts', import.meta.url));
const recorded = readdirSync(folder).flatMap((release) =>
  readdirSync(join(folder, release)).map((file) => ({ name: `${release}/${file}`, path: join(folder, release, file) })),
);

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
});

/** A history as `tests/replay/record.ts` writes it. */
interface Recorded {
  events: { eventType: string }[];
}

const replay = (recordedHistory: Recorded): Promise<void> =>
  Worker.runReplayHistory(
    { workflowBundle: { codePath: inject('workflowBundlePath') }, dataConverter: { failureConverterPath } },
    protocol.api.history.v1.History.fromObject(recordedHistory),
  );

/** Runs under way outlive deploys: the workflows of today must make of the record of any release what was made of it then. */
describe('the workflows of this release replay what was recorded', () => {
  it('of every release', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(4);
  });

  it.each(recorded)('$name', async ({ path }) => {
    await expect(replay(JSON.parse(readFileSync(path, 'utf8')) as Recorded)).resolves.toBeUndefined();
  });

  it('finds out a record that does not fit', async () => {
    const migration = recorded.find(({ name }) => name.endsWith('/migration.json'));
    const text = readFileSync(migration?.path ?? '', 'utf8');
    const ofAnother = JSON.parse(text.replaceAll('"migrateRuns"', '"leadJourney"')) as Recorded;
    await expect(replay(ofAnother)).rejects.toThrow('Nondeterminism');
  });
});
