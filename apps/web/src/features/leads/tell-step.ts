import type { PassedStep, RunOfLead } from '@tendril/api';
import { isFarOff } from '../../lib/is-far-off.ts';
import { saySpan } from '../../lib/say-span.ts';

/** What a lead's way says of one step of the journey. */
export interface ToldStep {
  title: string;
  /** One for each time the lead came here. */
  visits: { what: string; why: string }[];
  /** The lead stands here, or left the journey here; null elsewhere. */
  standing: string | null;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** A step that took less was passed at once. */
const leastWaitMs = 60_000;

/** "Tue 3 Mar, 09:04", of ISO 8601. */
export function sayMoment(at: string): string {
  return moment.format(Date.parse(at));
}

/** When steps were passed, in short, for their cards. */
export function timesOf({ path, nodeId, status }: RunOfLead): ReadonlyMap<string, string> {
  const times = new Map(path.map((step) => [step.nodeId, short.format(Date.parse(step.leftAt))]));
  if (status !== 'ended') times.set(nodeId, status === 'held' ? 'held here' : 'here now');
  return times;
}

/** What is to say of a step: "Sent: “Your guide”, Tue 3 Mar, 09:04", "Left by “no reaction” after 3 days, Fri 6 Mar, 09:04". */
export function tellStep(run: RunOfLead, stepId: string, { title, nowMs }: { title: string; nowMs: number }): ToldStep {
  const visits = run.path
    .filter(({ nodeId }) => nodeId === stepId)
    .map((step) => ({ what: `${sayPassed(step)}, ${sayMoment(step.leftAt)}`, why: step.why }));
  return { title, visits, standing: run.nodeId === stepId ? sayStanding(run, nowMs) : null };
}

function sayPassed({ email, outcome, arrivedAt, leftAt }: PassedStep): string {
  if (email !== null) return email;
  const tookMs = Date.parse(leftAt) - Date.parse(arrivedAt);
  const took = tookMs < leastWaitMs ? '' : ` after ${saySpan(tookMs)}`;
  return outcome === null ? `Passed${took}` : `Left by “${outcome}”${took}`;
}

function sayStanding({ status, heldReason, dueAt, endReason, endedAt }: RunOfLead, nowMs: number): string {
  if (status === 'ended') {
    return `Left the journey here${endReason === null ? '' : `: ${endReason}`}${endedAt === null ? '' : `, ${sayMoment(endedAt)}`}`;
  }
  if (status === 'held') return `Held here. ${heldReason ?? ''}`.trim();
  return dueAt === null || isFarOff(dueAt, nowMs)
    ? 'Stands here now'
    : `Stands here now, goes on ${sayMoment(dueAt)} at the latest`;
}
