import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { journey, journeyMigration, journeyRun, journeyVersion } from '@tendril/db';
import { createJourney, publish, relayOnce } from '@tendril/engine';
import { parseGraph } from '@tendril/journey';
import { graphOf } from '@tendril/journey/testing';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { tendril, type Told } from '../support/tendril.ts';
import { createTestEngine, enterAt, makeLeads, runOf, type TestEngine } from '../support/test-engine.ts';

let database: TestDatabase;
let test: TestEngine;
/** Inside the checkout, so that a journey in code finds the package it is written with; named as what Git ignores. */
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  test = createTestEngine(database.url);
  folder = mkdtempSync(join(import.meta.dirname, '..', 'dist-as-code-'));
});
afterAll(async () => {
  await test.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<Told> => tendril(args, { env: { DATABASE_URL: database.url } });
const waiting = (name: string, amount: number) => ({
  ...graphOf({
    in: ['entry.manual', {}, { next: 'pause' }],
    pause: ['wait.duration', { duration: { amount, unit: 'days' } }, { next: 'out' }],
    out: ['end.exit', { reason: 'done' }],
  }),
  name,
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function published(name: string, amount: number): Promise<string> {
  const graph = waiting(name, amount);
  const journeyId = await createJourney(test.engine, { name, graph });
  expect(await publish(test.engine, { journeyId, graph })).toMatchObject({ kind: 'published' });
  return journeyId;
}

describe('export', () => {
  it('writes a journey as TypeScript that is the same journey again', async () => {
    await published('Exported', 3);
    const { stdout, exitCode } = await run('export', 'Exported');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('.wait("3 days"');
    const same = await run('diff', file('exported.ts', stdout), '--exit-code');
    expect(same).toMatchObject({ exitCode: 0, stdout: '= Exported: stays as it is\n' });
  });

  it('writes every journey into a folder, as JSON in one order', async () => {
    const to = join(folder, 'all');
    await run('export', '--to', to, '--as', 'json');
    const names = readdirSync(to);
    expect(names).toContain('exported.json');
    const text = readFileSync(join(to, 'exported.json'), 'utf8');
    expect(parseGraph(text).ok).toBe(true);
  });

  it('says when there is no such journey', async () => {
    expect(await run('export', 'Nobody')).toMatchObject({
      exitCode: 1,
      stderr: 'tendril: There is no journey "Nobody".\n',
    });
  });
});

describe('publish', () => {
  it('shows what changes and whom it affects, and does nothing in a dry run', async () => {
    const journeyId = await published('Shown', 3);
    const [leadId = ''] = await makeLeads(test.engine, 1, 'shown');
    const runId = await enterAt(test.engine, { leadId, journeyId, nodeId: 'in' });
    const path = file('shown.json', JSON.stringify(waiting('Shown', 9)));
    const { stdout } = await run('publish', path, '--dry-run');
    expect(stdout).toBe(
      '~ Shown: changes (v1 is live)\n    Changed: Wait 3 days, now Wait 9 days\n    1 person is inside.\n',
    );
    expect(await test.engine.db.$count(journeyVersion, eq(journeyVersion.journeyId, journeyId))).toBe(1);

    const moved = await run('publish', path, '--people', 'move', '--note', 'Slower');
    expect(moved.stdout).toContain('"Shown" v2 is live.');
    const [migration] = await test.engine.db
      .select()
      .from(journeyMigration)
      .where(eq(journeyMigration.journeyId, journeyId));
    expect(migration).toMatchObject({ total: 1, state: 'running' });
    expect((await runOf(test.engine, runId)).nodeId).toBe('pause');
  });

  it('is refused with the reason for a journey with errors, and leaves everything as it is', async () => {
    const journeyId = await published('Broken', 3);
    const graph = waiting('Broken', 3);
    const path = file('broken.json', JSON.stringify({ ...graph, edges: graph.edges.slice(1), nodes: [] }));
    const { exitCode, stderr } = await run('publish', path);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('cannot be run');
    expect(await test.engine.db.$count(journeyVersion, eq(journeyVersion.journeyId, journeyId))).toBe(1);
  });

  it('does not replace a draft somebody is working on', async () => {
    const journeyId = await published('Worked on', 3);
    await test.engine.db
      .update(journey)
      .set({ draft: waiting('Worked on', 5) })
      .where(eq(journey.id, journeyId));
    const path = file('worked-on.json', JSON.stringify(waiting('Worked on', 7)));
    const refused = await run('publish', path);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('holds changes that are published nowhere');
    expect((await run('publish', path, '--over-draft')).stdout).toContain('v2 is live');
  });
});

describe('apply', () => {
  it('makes what is new, changes what changed, leaves the rest, and does nothing the second time', async () => {
    const many = mkdtempSync(join(folder, 'many-'));
    await published('Kept', 3);
    await published('Changed', 3);
    const code = (name: string, amount: number) =>
      `import { entry, journey } from '@tendril/journey/code';
export default journey('${name}').on(entry('entry.manual', {}, { id: 'in' })).wait('${amount} days', { id: 'pause' }).exit('done', { id: 'out' });\n`;
    writeFileSync(join(many, 'kept.ts'), code('Kept', 3));
    writeFileSync(join(many, 'changed.ts'), code('Changed', 8));
    writeFileSync(join(many, 'new.ts'), code('New', 1));
    const dry = await run('apply', many, '--dry-run');
    expect(dry.stdout).toContain('Plan: 1 to add, 1 to change, 1 journey unchanged.');
    const applied = await run('apply', many);
    expect(applied.stdout).toContain('"New" v1 is live.');
    expect(applied.stdout).toContain('"Changed" v2 is live.');
    const again = await run('apply', many);
    expect(again.stdout).toContain('Plan: 0 to add, 0 to change, 3 journeys unchanged.');
    await relayOnce(test.engine);
    expect(await test.engine.db.$count(journeyRun, eq(journeyRun.status, 'held'))).toBe(0);
  });
});

describe('import', () => {
  it('keeps a file as a draft, however unfinished', async () => {
    const graph = waiting('Unfinished', 3);
    const path = file('unfinished.json', JSON.stringify({ ...graph, nodes: graph.nodes.slice(0, 1), edges: [] }));
    expect((await run('import', path)).stdout).toBe('"Unfinished" was made.\n');
    const [row] = await test.engine.db.select().from(journey).where(eq(journey.name, 'Unfinished'));
    expect(row).toMatchObject({ status: 'draft', liveVersionId: null });
  });
});
