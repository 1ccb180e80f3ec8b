import { conditionSchema, sayCondition } from '@tendril/condition';
import { z } from 'zod';
import type { RunStory } from './story.ts';

const conditionsSchema = z.object({ arms: z.array(z.object({ id: z.string(), condition: conditionSchema })) });

/** Why a branch was taken: the condition that held, or that none did. Other steps' outcomes follow from what they noted. */
export function sayChoice(
  { plan }: Pick<RunStory, 'plan'>,
  { kind, nodeId, port }: Pick<RunStory['steps'][number], 'kind' | 'nodeId' | 'port'>,
): string[] {
  if (kind !== 'branch.conditions') return [];
  const settings = conditionsSchema.safeParse(plan.nodes[nodeId]?.config);
  if (!settings.success) return [];
  const arm = settings.data.arms.find(({ id }) => id === port);
  return arm === undefined ? ['None of the conditions held.'] : [`It held that ${sayCondition(arm.condition)}.`];
}
