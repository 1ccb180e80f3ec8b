import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import protocol from '@temporalio/proto';
import { migrationIdOf, workflowIdOf } from '@tendril/contract';
import { journeyMigration, journeyRun } from '@tendril/db';
import { captureLead, createJourney, enter, publish, recordEvent } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { entry, journey, reply } from '@tendril/journey/code';
import { until } from '@tendril/stack';
import { eq } from 'drizzle-orm';
import { startProduct, type Product } from '../support/product.ts';

/**
 * Records what the workflows of this release leave in Temporal, for `replay.test.ts` to replay with those of every later one:
 * `node tests/replay/record.ts 0.1.0`. Recorded once per release and never changed afterwards.
 */
const release = process.argv[2];
if (release === undefined || !/^\d+\.\d+\.\d+$/.test(release)) {
  console.error('Say for which release: node tests/replay/record.ts 0.1.0');
  process.exit(1);
}

/** A day passes in a second. */
const speed = 86_400;
const limitMs = 60_000;
const folder = join(import.meta.dirname, 'histories', release);
const content = (subject: string) => ({ content: { subject, format: 'text' as const, source: 'Hello.' } });
const begin = (name: string) => journey(name).on(entry('entry.manual', {}, { id: 'in' }));

const journeys: Record<string, GraphInput> = {
  'waits-and-mails': begin('Waits')
    .wait('1 day')
    .email(content('One'))
    .waitFor({ replied: reply() }, '2 days')
    .by('timeout')
    .email(content('Two'))
    .exit('done')
    .graph(),
  'woken-by-an-event': begin('Woken')
    .waitFor({ paid: { kind: 'event', name: 'paid' } }, '60 days')
    .by('paid')
    .exit('paid')
    .graph(),
  'own-step': begin('Own step')
    .wait('1 day')
    .step('activity', {
      activityKind: 'company_lookup',
      input: { domain: 'fjordline.example' },
      outcomes: [{ id: 'found' }, { id: 'not_found' }],
    })
    .by('found')
    .exit('found')
    .graph(),
};

const product = await startProduct('replay');
try {
  await mkdir(folder, { recursive: true });
  await product.startWorker();
  for (const [name, graph] of Object.entries(journeys)) await recordRun(product, name, graph);
  await recordMigration(product);
} finally {
  await product.close();
}

async function recordRun(on: Product, name: string, graph: GraphInput): Promise<void> {
  const { engine } = on;
  const { journeyId, leadId } = await prepare(on, { name, graph });
  const entered = await enter(engine, { leadId, journeyId, nodeId: 'in', key: '', source: 'manual', speed });
  if (entered.kind === 'keptOut') throw new Error(`${name}: kept out, ${entered.why}`);
  if (name === 'woken-by-an-event') {
    await until(() => hasWorkflow(on, workflowIdOf(entered.runId)), { limitMs });
    await recordEvent(engine, { leadId, name: 'paid', properties: {}, source: 'record' });
  }
  const hasEnded = async (): Promise<boolean> => {
    const [run] = await engine.db.select().from(journeyRun).where(eq(journeyRun.id, entered.runId));
    return run?.status === 'ended';
  };
  if (!(await until(hasEnded, { limitMs }))) throw new Error(`${name} did not end`);
  await keep(on, name, workflowIdOf(entered.runId));
}

async function recordMigration(on: Product): Promise<void> {
  const { engine } = on;
  const graph = begin('Over').wait('30 days').exit('done').graph();
  const { journeyId, leadId } = await prepare(on, { name: 'migration', graph });
  await enter(engine, { leadId, journeyId, nodeId: 'in', key: '', source: 'manual' });
  const published = await publish(engine, {
    journeyId,
    graph: begin('Over').wait('40 days').exit('done').graph(),
    people: { policies: { others: { kind: 'move' }, steps: {} } },
  });
  if (published.kind === 'refused' || published.migrationId === null) throw new Error('the second version was refused');
  const { migrationId } = published;
  const isDone = async (): Promise<boolean> => {
    const [row] = await engine.db.select().from(journeyMigration).where(eq(journeyMigration.id, migrationId));
    return row?.state === 'done';
  };
  if (!(await until(isDone, { limitMs }))) throw new Error('nobody went over');
  await keep(on, 'migration', migrationIdOf(migrationId));
}

async function prepare(
  { engine }: Product,
  of: { name: string; graph: GraphInput },
): Promise<{ journeyId: string; leadId: string }> {
  const { name, graph } = of;
  const journeyId = await createJourney(engine, { name, graph });
  const published = await publish(engine, { journeyId, graph });
  if (published.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(published.problems)}`);
  const captured = await captureLead(engine, {
    email: `${name}@people.example`,
    consent: { topics: ['marketing'], source: 'record' },
  });
  if (captured.kind !== 'captured') throw new Error(captured.message);
  return { journeyId, leadId: captured.leadId };
}

async function hasWorkflow({ temporal }: Product, workflowId: string): Promise<boolean> {
  return temporal.workflow
    .getHandle(workflowId)
    .describe()
    .then(() => true)
    .catch(() => false);
}

async function keep({ temporal }: Product, name: string, workflowId: string): Promise<void> {
  const handle = temporal.workflow.getHandle(workflowId);
  await handle.result();
  const file = join(folder, `${name}.json`);
  const { History } = protocol.temporal.api.history.v1;
  const plain = History.toObject(History.create(await handle.fetchHistory()), {
    ...{ enums: String, longs: String, bytes: String },
  });
  await writeFile(file, `${JSON.stringify(plain, null, 1)}\n`);
  console.log(file);
}
