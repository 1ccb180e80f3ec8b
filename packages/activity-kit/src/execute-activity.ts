import type { ActivityContext } from './activity-context.ts';
import type { CallResult } from './call-store.ts';
import type { ActivityDefinition } from './define-activity.ts';
import { PermanentError } from './permanent.ts';

/**
 * Executes one attempt: parses the input, runs, parses the output. What trying again cannot mend is returned as an
 * error code: `input_invalid`, `output_invalid`, `outcome_unknown`, or the code given to `permanent`.
 * Throws whatever else the activity throws.
 */
export async function executeActivity(
  definition: ActivityDefinition,
  { input, context }: { input: unknown; context: ActivityContext },
): Promise<CallResult> {
  const parsedInput = definition.input.safeParse(input);
  if (!parsedInput.success) {
    context.logger.error('The input does not fit', { kind: definition.kind, issues: pathsOf(parsedInput.error) });
    return { errorCode: 'input_invalid' };
  }
  try {
    const { outcome, output } = await definition.run(context, parsedInput.data);
    if (!definition.outcomes.some(({ id }) => id === outcome)) return { errorCode: 'outcome_unknown' };
    const parsedOutput = definition.output.safeParse(output);
    if (parsedOutput.success) return { outcome, output: parsedOutput.data };
    context.logger.error('The output does not fit', { kind: definition.kind, issues: pathsOf(parsedOutput.error) });
    return { errorCode: 'output_invalid' };
  } catch (error) {
    if (error instanceof PermanentError) return { errorCode: error.code };
    throw error;
  }
}

/** Which fields did not fit and how, without their values. */
function pathsOf(error: { issues: readonly { path: PropertyKey[]; code?: string }[] }): string[] {
  return error.issues.map((issue) => `${issue.path.map(String).join('.') || 'value'}: ${issue.code ?? 'invalid'}`);
}
