import {
  journeyMigration,
  mailBucket,
  message,
  versionEmail,
  type PublishPolicies,
  type StepPolicy,
} from '@tendril/db';
import { advanceRun, enter, migratePage, publish, recordEvent, relayOnce } from '@tendril/engine';
import type { Graph, GraphInput } from '@tendril/journey';
import { content, day, graphOf, monday, type Sketch } from '@tendril/journey/testing';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { nextMailAt, openWorkspace, sendMails } from '../support/durable-run.ts';
import { createTestEngine, makeLeads, pathOf, publishGraph, runOf, type TestEngine } from '../support/test-engine.ts';

let database: TestDatabase;
let test: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  test = createTestEngine(database.url, { start: monday, isFrozen: true });
  await openWorkspace(test.engine);
});
afterAll(async () => {
  await test.close();
  await database.drop();
});

const days = (amount: number) => ({ amount, unit: 'days' });
const mail = (subject: string, next: string) =>
  ['email', { content: { ...content, subject } }, { sent: next }] as const;
const score = (atLeast: number) => ({ field: 'score', op: 'atLeast', value: atLeast });
const paid = { event: 'paid', since: 'entry' };

/** In days: a until 3, m1 at 3, w until 13, m2 at 13, z until 33. The lead is hot, and pays on day 20. */
const base: Sketch = {
  in: ['entry.manual', {}, { next: 'a' }],
  a: ['wait.duration', { duration: days(3) }, { next: 'm1' }],
  m1: mail('m1', 'br'),
  br: ['branch.conditions', { arms: [{ id: 'hot', condition: score(50) }] }, { hot: 'w', else: 'cold' }],
  w: ['wait.duration', { duration: days(10) }, { next: 'm2' }],
  m2: mail('m2', 'z'),
  z: ['wait.duration', { duration: days(20) }, { next: 'out' }],
  out: ['end.exit', { reason: 'finished' }],
  cold: ['end.exit', { reason: 'cold' }],
};
const without = (...ids: string[]): Sketch =>
  Object.fromEntries(Object.entries(base).filter(([id]) => !ids.includes(id)));

/** Where the lead stands when the journey is published again, and on which day that is. */
const positions = { before: { at: 'a', onDay: 1 }, at: { at: 'w', onDay: 5 }, past: { at: 'z', onDay: 15 } };
type Position = keyof typeof positions;
const refused = 'refused';

/** The edits of the live-edits contract; what becomes of a lead who goes over, by position: emails and end, with their days. */
const edits: Record<string, { sketch: Sketch; settings?: GraphInput['settings']; move: Record<Position, string> }> = {
  'a shorter wait': {
    sketch: { ...base, w: ['wait.duration', { duration: days(4) }, { next: 'm2' }] },
    move: { before: 'm1@3 m2@7 finished@27', at: 'm1@3 m2@7 finished@27', past: 'm1@3 m2@13 finished@33' },
  },
  'a longer wait': {
    sketch: { ...base, w: ['wait.duration', { duration: days(15) }, { next: 'm2' }] },
    move: { before: 'm1@3 m2@18 finished@38', at: 'm1@3 m2@18 finished@38', past: 'm1@3 m2@13 finished@33' },
  },
  'another kind of wait': {
    sketch: {
      ...base,
      w: [
        'wait.event',
        { outcomes: [{ id: 'signed', on: { kind: 'event', name: 'signed' } }], limit: days(6) },
        { signed: 'out', timeout: 'm2' },
      ],
    },
    move: { before: 'm1@3 m2@9 finished@29', at: refused, past: 'm1@3 m2@13 finished@33' },
  },
  'the wait deleted': {
    sketch: {
      ...without('w'),
      br: ['branch.conditions', { arms: [{ id: 'hot', condition: score(50) }] }, { hot: 'm2', else: 'cold' }],
    },
    move: { before: 'm1@3 m2@3 finished@23', at: refused, past: 'm1@3 m2@13 finished@33' },
  },
  'a branch deleted with its arm': {
    sketch: { ...without('br', 'w', 'm2', 'cold'), m1: mail('m1', 'z') },
    move: { before: 'm1@3 finished@23', at: refused, past: 'm1@3 m2@13 finished@33' },
  },
  'an email inserted before': {
    sketch: {
      ...base,
      br: ['branch.conditions', { arms: [{ id: 'hot', condition: score(50) }] }, { hot: 'n', else: 'cold' }],
      n: mail('n', 'w'),
    },
    move: { before: 'm1@3 n@3 m2@13 finished@33', at: 'm1@3 m2@13 finished@33', past: 'm1@3 m2@13 finished@33' },
  },
  'an email inserted after': {
    sketch: { ...base, w: ['wait.duration', { duration: days(10) }, { next: 'n' }], n: mail('n', 'm2') },
    move: { before: 'm1@3 n@13 m2@13 finished@33', at: 'm1@3 n@13 m2@13 finished@33', past: 'm1@3 m2@13 finished@33' },
  },
  'an email not yet sent': {
    sketch: { ...base, m2: mail('new', 'z') },
    move: { before: 'm1@3 new@13 finished@33', at: 'm1@3 new@13 finished@33', past: 'm1@3 m2@13 finished@33' },
  },
  'the condition of a branch': {
    sketch: {
      ...base,
      br: ['branch.conditions', { arms: [{ id: 'hot', condition: score(100) }] }, { hot: 'w', else: 'cold' }],
    },
    move: { before: 'm1@3 cold@3', at: 'm1@3 m2@13 finished@33', past: 'm1@3 m2@13 finished@33' },
  },
  'another connection': {
    sketch: { ...base, w: ['wait.duration', { duration: days(10) }, { next: 'z' }] },
    move: { before: 'm1@3 finished@33', at: 'm1@3 finished@33', past: 'm1@3 m2@13 finished@33' },
  },
  'an exit condition': {
    sketch: base,
    settings: { exits: [{ condition: paid, reason: 'paid' }] } as GraphInput['settings'],
    move: { before: 'm1@3 m2@13 paid@20', at: 'm1@3 m2@13 paid@20', past: 'm1@3 m2@13 paid@20' },
  },
  'the goal': {
    sketch: base,
    settings: { goal: { condition: paid } } as GraphInput['settings'],
    move: { before: 'm1@3 m2@13 goal@20', at: 'm1@3 m2@13 goal@20', past: 'm1@3 m2@13 goal@20' },
  },
};

/** What was sent so far at each position. */
const sentBy: Record<Position, string> = { before: '', at: 'm1@3 ', past: 'm1@3 m2@13 ' };

interface Cell {
  edit: string;
  position: Position;
  policy: StepPolicy;
}
const isRefused = (cell: Cell): boolean => expected(cell) === refused;

/** What must become of the lead. Only going over needs the table: the other policies do the same whatever was edited. */
function expected({ edit, position, policy }: Cell): string {
  const { onDay } = positions[position];
  const endsByPaying = edit === 'an exit condition' ? 'paid' : edit === 'the goal' ? 'goal' : null;
  switch (policy.kind) {
    case 'keep':
      return 'm1@3 m2@13 finished@33';
    case 'exit':
      return `${sentBy[position]}stopped@${onDay}`;
    case 'redirect': {
      const endsOn = onDay + 20;
      const end = endsByPaying !== null && endsOn > 20 ? `${endsByPaying}@20` : `finished@${endsOn}`;
      return `${sentBy[position]}${end}`;
    }
    case 'move':
      return edits[edit]?.move[position] ?? '';
  }
}

const policies: StepPolicy[] = [
  { kind: 'keep' },
  { kind: 'move' },
  { kind: 'redirect', to: 'z' },
  { kind: 'exit', reason: 'stopped' },
];
const forAll = (others: StepPolicy): PublishPolicies => ({ others, steps: {} });
let count = 0;

/** A hot lead who enters on the Monday and is carried to a day. */
async function enterHot(graph: Graph): Promise<{ journeyId: string; runId: string; leadId: string }> {
  const { engine, clock } = test;
  clock.now = monday;
  // The provider's limit remembers the days of the lead before.
  await engine.db.delete(mailBucket);
  count += 1;
  const journeyId = await publishGraph(engine, graph);
  const [leadId = ''] = await makeLeads(engine, 1, `edited-${count}-`);
  await recordEvent(engine, { leadId, name: 'noted', properties: {}, source: 'test' });
  await engine.db.execute(`update lead set score = 60 where id = '${leadId}'`);
  const entered = await enter(engine, { leadId, journeyId, nodeId: 'in', key: '', source: 'manual' });
  if (entered.kind !== 'entered') throw new Error(entered.why);
  return { journeyId, runId: entered.runId, leadId };
}

async function carryTo(runId: string, toDay: number): Promise<void> {
  const { engine, clock } = test;
  const target = monday + toDay * day;
  for (;;) {
    await relayOnce(engine);
    await advanceRun(engine, runId, 0);
    await sendMails(engine);
    const { dueAt, status } = await runOf(engine, runId);
    const next = Math.min(
      status === 'active' ? (dueAt?.getTime() ?? Infinity) : Infinity,
      await nextMailAt(engine, runId),
    );
    if (next > target) break;
    clock.now = Math.max(clock.now, next);
  }
  clock.now = Math.max(clock.now, target);
}

async function migrate(migrationId: string | null): Promise<void> {
  if (migrationId === null) return;
  while (!(await migratePage(test.engine, migrationId))) continue;
  await relayOnce(test.engine);
}

/** "m1@3 m2@13 finished@33": the emails that left and the end, with their days. */
async function story(runId: string): Promise<string> {
  const sent = await test.engine.db
    .select({ subject: versionEmail.subject, leftAt: message.leftAt })
    .from(message)
    .innerJoin(
      versionEmail,
      and(eq(versionEmail.versionId, message.versionId), eq(versionEmail.nodeId, message.nodeId)),
    )
    .where(and(eq(message.runId, runId), eq(message.state, 'accepted')))
    .orderBy(asc(message.leftAt), asc(message.id));
  const onDay = (at: Date | null) => Math.round(((at?.getTime() ?? 0) - monday) / day);
  const { state } = await runOf(test.engine, runId);
  const end = state.end === null ? 'inside' : state.end.by === 'goal' ? 'goal' : state.end.reason;
  const endedOn = state.end === null ? '' : `@${onDay(new Date(state.end.at))}`;
  return [...sent.map(({ subject, leftAt }) => `${subject}@${onDay(leftAt)}`), `${end}${endedOn}`].join(' ');
}

const cells: Cell[] = Object.keys(edits).flatMap((edit) =>
  (Object.keys(positions) as Position[]).flatMap((position) => policies.map((policy) => ({ edit, position, policy }))),
);

/** Publishes the edit when a lead has come to the position. */
async function publishAgain({ edit, position, policy }: Cell) {
  const { engine } = test;
  const { journeyId, runId, leadId } = await enterHot(graphOf(base));
  const { at, onDay } = positions[position];
  await carryTo(runId, onDay);
  expect((await runOf(engine, runId)).nodeId).toBe(at);
  const { sketch, settings } = edits[edit] ?? { sketch: base };
  const graph = graphOf(sketch, settings);
  const published = await publish(engine, { journeyId, graph, people: { policies: forAll(policy) } });
  return { published, runId, leadId };
}

describe('[EDIT-1] [EDIT-2] [EDIT-4] [EDIT-5] publishing again', () => {
  it('has a matrix of 12 edits, 3 positions and 4 policies', () => {
    expect(cells).toHaveLength(144);
  });

  it.each(cells.filter(isRefused))('is refused for $edit, the lead $position it, $policy.kind', async (cell) => {
    const { published } = await publishAgain(cell);
    const { at } = positions[cell.position];
    expect(published).toMatchObject({ kind: 'refused', problems: [{ code: 'peopleWithoutStep', nodeId: at }] });
  });

  it.each(cells.filter((cell) => !isRefused(cell)))('$edit, the lead $position it, $policy.kind', async (cell) => {
    const { engine } = test;
    const { published, runId, leadId } = await publishAgain(cell);
    if (published.kind === 'refused') throw new Error(JSON.stringify(published.problems));
    await migrate(published.migrationId);
    await carryTo(runId, 20);
    await recordEvent(engine, { leadId, name: 'paid', properties: {}, source: 'test' });
    await carryTo(runId, 60);
    expect(await story(runId)).toBe(expected(cell));
    const visited = (await pathOf(engine, runId)).map(({ nodeId, visit }) => `${nodeId}#${visit}`);
    expect(new Set(visited).size).toBe(visited.length);
  });
});

describe('a migration', () => {
  it('counts each person once, and does nothing more when it is asked again', async () => {
    const { engine } = test;
    const { journeyId, runId } = await enterHot(graphOf(base));
    await carryTo(runId, 5);
    const longer = graphOf(edits['a longer wait']?.sketch ?? base);
    const published = await publish(engine, {
      journeyId,
      graph: longer,
      people: { policies: forAll({ kind: 'move' }) },
    });
    if (published.kind === 'refused' || published.migrationId === null) throw new Error('not published');
    await migrate(published.migrationId);
    const before = await runOf(engine, runId);
    await migrate(published.migrationId);
    expect(await runOf(engine, runId)).toEqual(before);
    const [row] = await engine.db.select().from(journeyMigration).where(eq(journeyMigration.id, published.migrationId));
    expect(row).toMatchObject({ state: 'done', total: 1, moved: 1, stayed: 0, failed: 0 });
  });
});
