import { journeyRun, type PublishPolicies, type StepPolicy, type Transaction } from '@tendril/db';
import { hasStepLike, type Plan, type Problem } from '@tendril/journey';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { policyFor } from './migrate-run.ts';

/** How many people stand at one step of one version. */
export interface PeopleAtStep {
  versionId: string;
  nodeId: string;
  people: number;
}

/** Where the people inside a journey stand, by version and step. */
export async function peopleInside(db: Pick<Transaction, 'select'>, journeyId: string): Promise<PeopleAtStep[]> {
  return db
    .select({
      versionId: journeyRun.versionId,
      nodeId: journeyRun.nodeId,
      people: sql<number>`count(*)`.mapWith(Number),
    })
    .from(journeyRun)
    .where(and(eq(journeyRun.journeyId, journeyId), ne(journeyRun.status, 'ended')))
    .groupBy(journeyRun.versionId, journeyRun.nodeId);
}

/** What keeps a publish from doing to the people inside what was asked: nobody is left at a step that is not there. */
export async function whyNotMovable(
  tx: Transaction,
  engine: Engine,
  of: { people: readonly PeopleAtStep[]; to: Plan; policies: PublishPolicies },
): Promise<Problem[]> {
  const { people, to, policies } = of;
  const problems = [...Object.entries(policies.steps), ['', policies.others] as const].flatMap(([nodeId, policy]) =>
    leadsNowhere(policy, to) ? [nowhere(nodeId)] : [],
  );
  for (const { versionId, nodeId, people: count } of people) {
    if (policyFor(policies, nodeId).kind !== 'move') continue;
    const from = await engine.plans.get(tx, versionId);
    const node = from.nodes[nodeId];
    if (node !== undefined && !hasStepLike(to, node)) problems.push(lost({ nodeId, title: node.title, count }));
  }
  return problems;
}

const leadsNowhere = (policy: StepPolicy, to: Plan): boolean =>
  policy.kind === 'redirect' && !Object.hasOwn(to.nodes, policy.to);

const nowhere = (nodeId: string): Problem => ({
  code: 'noSuchStep',
  severity: 'error',
  nodeId: nodeId === '' ? null : nodeId,
  message: 'The step people shall go to is not in this version. Choose another.',
});

function lost({ nodeId, title, count }: { nodeId: string; title: string; count: number }): Problem {
  const people = count === 1 ? '1 person stands' : `${count} people stand`;
  return {
    code: 'peopleWithoutStep',
    severity: 'error',
    nodeId,
    message: `${people} at "${title}", which is not in this version. Say where they go.`,
  };
}
