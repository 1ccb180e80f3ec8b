import { error, type Checked, type ReadStep, type Rule } from './rule.ts';

/** Waits for the reaction to an email step that is not there. */
export const emailReferenceRule: Rule = ({ steps }) =>
  [...steps.values()].flatMap((step) =>
    referencesOf(step)
      .filter((nodeId) => !isEmail(steps, nodeId))
      .map((nodeId) =>
        error(
          'unknownEmail',
          step.node.id,
          `This step waits for a reaction to "${nodeId}", which is no email of this journey.`,
        ),
      ),
  );

function isEmail(steps: Checked['steps'], nodeId: string): boolean {
  return steps.get(nodeId)?.definition?.group === 'message';
}

function referencesOf({ definition, settings }: ReadStep): readonly string[] {
  return settings === null ? [] : (definition?.mailsNamed?.(settings.config) ?? []);
}
