import { definitionOf, type Plan, type RunEnd } from '@tendril/journey';
import { sayIsoDuration } from '../time/iso-duration.ts';

/** One lead's passage, simulated or executed, as it is printed and as `--json` tells it. Instants are ISO texts. */
export interface LeadReport {
  email: string | null;
  timeZone: string;
  /** `lost`: the lead entered and there is no run. */
  status: 'ended' | 'waiting' | 'held' | 'lost';
  enteredAt: string;
  path: PathStep[];
  mails: MailLine[];
  end: { reason: string; by: RunEnd['by']; at: string; since: string } | null;
  /** Where the lead stands and why it does not go on; null once ended. */
  standsAt: { nodeId: string; title: string; reason: string | null } | null;
}

export interface PathStep {
  nodeId: string;
  title: string;
  visit: number;
  /** The exit taken, and what the canvas writes at it; null at an end. */
  port: string | null;
  outcome: string | null;
  arrivedAt: string;
  leftAt: string;
  /** From entering to leaving the step, as an ISO 8601 duration. */
  since: string;
  /** Why a mail was not sent, where that is so. */
  notSent: string | null;
}

export interface MailLine {
  nodeId: string;
  visit: number;
  subject: string;
  state: string;
  /** When it left; null while it has not. */
  at: string | null;
  since: string | null;
}

/** A step as core and database both tell it; times in epoch ms. */
export interface PassedStep {
  nodeId: string;
  visit: number;
  port: string | null;
  arrivedAt: number;
  leftAt: number;
  facts: Readonly<Record<string, unknown>>;
}

/** The path of a lead in words of the plan. `enteredAt` is epoch ms. */
export function pathOf(
  steps: readonly PassedStep[],
  { plan, enteredAt }: { plan: Plan; enteredAt: number },
): PathStep[] {
  return steps.map(({ nodeId, visit, port, arrivedAt, leftAt, facts }) => ({
    nodeId,
    title: titleOf(plan, nodeId),
    visit,
    port,
    outcome: port === null ? null : outcomeOf(plan, nodeId, port),
    arrivedAt: new Date(arrivedAt).toISOString(),
    leftAt: new Date(leftAt).toISOString(),
    since: sayIsoDuration(leftAt - enteredAt),
    notSent: typeof facts['notSent'] === 'string' ? facts['notSent'] : null,
  }));
}

/** How an end is reported. `enteredAt` is epoch ms. */
export function endOf(end: RunEnd | null, enteredAt: number): LeadReport['end'] {
  if (end === null) return null;
  const { reason, by, at } = end;
  return { reason, by, at: new Date(at).toISOString(), since: sayIsoDuration(at - enteredAt) };
}

/** What people call a step. */
export function titleOf(plan: Plan, nodeId: string): string {
  return plan.nodes[nodeId]?.title ?? nodeId;
}

function outcomeOf(plan: Plan, nodeId: string, port: string): string {
  const node = plan.nodes[nodeId];
  const ports = node === undefined ? [] : (definitionOf(node.kind)?.ports(node.config) ?? []);
  return ports.find(({ id }) => id === port)?.title ?? port;
}

/** The subject an email step was given, with its placeholders. */
export function subjectOf(plan: Plan, nodeId: string): string {
  const config = plan.nodes[nodeId]?.config;
  if (typeof config !== 'object' || config === null || !('content' in config)) return '';
  const { content } = config;
  return typeof content === 'object' && content !== null && 'subject' in content ? String(content.subject) : '';
}
