import protocol from '@temporalio/proto';
import type { temporal } from '@temporalio/proto';
import { workflowIdOf } from '@tendril/contract';
import { journeyRun, message } from '@tendril/db';
import { enter } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { until } from '@tendril/stack';
import { and, eq, ne } from 'drizzle-orm';
import { graphOf, type Sketch } from '@tendril/journey/testing';
import { makeLead, publishJourney, type Product } from '../support/product.ts';

/** One day in a second: the workflow never knows, and its history is the same. */
const speed = 86_400;
const runLimitMs = 60_000;

const mail = (subject: string, next: string): Sketch[string] => [
  'email',
  { content: { subject, source: 'Hello, here is your guide.' } },
  { sent: next },
];
const waitDays = (amount: number, next: string): Sketch[string] => [
  'wait.duration',
  { duration: { amount, unit: 'days' } },
  { next },
];

/**
 * entry → wait → email → wait for a reply, which does not come → branch → email → exit. With `pairs`, so many more waits,
 * each with an email behind it, before the branch.
 */
export function referenceJourney({ pairs = 0 } = {}): GraphInput {
  const extra = Array.from({ length: pairs }, (_, index): [string, Sketch[string]][] => [
    [`wait${index}`, waitDays(1, `mail${index}`)],
    [`mail${index}`, mail('One more thing', index + 1 < pairs ? `wait${index + 1}` : 'branch')],
  ]).flat();
  const afterReply = pairs === 0 ? 'branch' : 'wait0';
  const replied = [{ id: 'replied', on: { kind: 'reply' } }];
  const large = [{ id: 'large', condition: { field: 'lead.employees', op: 'atLeast', value: 200 } }];
  return graphOf({
    entry: ['entry.manual', {}, { next: 'wait' }],
    wait: waitDays(1, 'first'),
    first: mail('Your guide', 'reply'),
    reply: [
      'wait.event',
      { outcomes: replied, limit: { amount: 3, unit: 'days' } },
      { replied: 'answered', timeout: afterReply },
    ],
    answered: ['end.exit', { reason: 'replied' }],
    ...Object.fromEntries(extra),
    branch: ['branch.conditions', { arms: large }, { large: 'second', else: 'second' }],
    second: mail('Did you find it useful?', 'exit'),
    exit: ['end.exit', { reason: 'finished' }],
  });
}

/** What Temporal kept of a run that has ended. */
export interface KeptHistory {
  /** Names of the events' kinds, in order. */
  events: string[];
  /** As Temporal counts them. */
  bytes: number;
  stateTransitions: number;
  /** Local activities, each once per workflow task however many it had. */
  tasksWithLocalActivities: number;
}

/**
 * Carries one lead through a journey by the product's worker and reads what Temporal kept of it. `meanwhile` is called once
 * the lead is inside. Throws when the run does not end, or a mail was not accepted.
 */
export async function historyOf(
  product: Product,
  of: { name: string; graph: GraphInput; meanwhile?: (leadId: string) => Promise<void> },
): Promise<KeptHistory> {
  const { engine } = product;
  const journeyId = await publishJourney(engine, of.graph);
  const leadId = await makeLead(engine, of.name);
  const entered = await enter(engine, { leadId, journeyId, nodeId: 'entry', key: '', source: 'manual', speed });
  if (entered.kind === 'keptOut') throw new Error(`The lead was kept out: ${entered.why}`);
  await of.meanwhile?.(leadId);
  await finished(product, entered.runId);
  return readHistory(product, entered.runId);
}

async function finished({ engine }: Product, runId: string): Promise<void> {
  const hasEnded = async (): Promise<boolean> => {
    const [open] = await engine.db
      .select({ id: journeyRun.id })
      .from(journeyRun)
      .where(and(eq(journeyRun.id, runId), ne(journeyRun.status, 'ended')));
    const [unsent] = await engine.db
      .select({ id: message.id })
      .from(message)
      .where(and(eq(message.runId, runId), ne(message.state, 'accepted')));
    return open === undefined && unsent === undefined;
  };
  if (!(await until(hasEnded, { limitMs: runLimitMs }))) throw new Error(`Run ${runId} did not end.`);
}

async function readHistory(product: Product, runId: string): Promise<KeptHistory> {
  const handle = product.temporal.workflow.getHandle(workflowIdOf(runId));
  await handle.result();
  const [history, description] = await Promise.all([handle.fetchHistory(), handle.describe()]);
  const events = (history.events ?? []).map(({ eventType }) => kindName(eventType));
  const info = description.raw.workflowExecutionInfo;
  // Markers name the workflow task that made them.
  const tasks = (history.events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) =>
    marker?.markerName === 'core_local_activity' ? [String(marker.workflowTaskCompletedEventId)] : [],
  );
  return {
    events,
    bytes: Number(info?.historySizeBytes ?? 0),
    stateTransitions: Number(info?.stateTransitionCount ?? 0),
    tasksWithLocalActivities: new Set(tasks).size,
  };
}

/** `TIMER_STARTED` and the like. */
function kindName(kind: temporal.api.enums.v1.EventType | null | undefined): string {
  return protocol.temporal.api.enums.v1.EventType[kind ?? 0]?.replace('EVENT_TYPE_', '') ?? 'UNKNOWN';
}
