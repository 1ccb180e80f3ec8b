import { faultsOf, type GraphNode } from '@tendril/journey';
import type { Problems } from '../state/editor-context.ts';

/** What is wrong with a step, parted into what stands beside a field of its form and what stands above it. */
export function faultsBeside(
  step: GraphNode,
  problems: Problems,
): { beside: ReadonlyMap<string, string>; above: Problems } {
  const beside = new Map<string, string>();
  for (const { setting, message } of problems) if (setting !== undefined) beside.set(setting, message);
  // Beside its field a fault need not name the setting.
  for (const fault of faultsOf(step)) if (fault.setting !== '') beside.set(fault.setting, fault.beside);
  return { beside, above: problems.filter(({ setting }) => setting === undefined) };
}
