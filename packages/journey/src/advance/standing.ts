import type { Standing } from '../model/effect.ts';
import type { Plan } from '../model/plan.ts';
import type { RunState } from '../model/state.ts';

/** Where a run stands, in the form the engine stores and answers with. */
export function standingOf(state: RunState, plan: Plan): Standing {
  const { nodeId } = state;
  switch (state.phase) {
    case 'ended':
      return { kind: 'ended', reason: state.end?.reason ?? '' };
    case 'held':
      return { kind: 'held', nodeId, reason: state.held?.reason ?? '' };
    case 'calling':
      return { kind: 'call', nodeId, callId: state.callId ?? '', activityKind: activityKindOf(plan, nodeId) };
    case 'waiting':
    case 'arriving':
      return {
        kind: 'wait',
        nodeId,
        deadline: state.phase === 'arriving' ? state.momentAt : (state.wait?.deadline ?? null),
      };
  }
}

function activityKindOf(plan: Plan, nodeId: string): string {
  const config = plan.nodes[nodeId]?.config;
  return typeof config === 'object' && config !== null && 'activityKind' in config ? String(config.activityKind) : '';
}
