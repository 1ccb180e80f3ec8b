import { nameInWords } from '@tendril/condition';
import { error, type CatalogueEntry, type ReadStep, type Rule } from './rule.ts';

/** Activities no worker serves, and outcomes they do not have. Not looked at without a catalogue. */
export const activityRule: Rule = ({ steps, catalogue }) => {
  if (catalogue === null) return [];
  return [...steps.values()].flatMap((step) => {
    const call = step.settings === null ? undefined : step.definition?.calls?.(step.settings.config);
    return call === undefined || call.activityKind === '' ? [] : problemsOf(step, call, catalogue);
  });
};

function problemsOf(
  { node }: ReadStep,
  call: { activityKind: string; outcomes: readonly string[] },
  catalogue: readonly CatalogueEntry[],
) {
  const served = catalogue.find(({ kind }) => kind === call.activityKind);
  if (served === undefined)
    return [error('unknownActivity', node.id, `No worker serves the step "${nameInWords(call.activityKind)}".`)];
  const missing = served.outcomes.filter((outcome) => !call.outcomes.includes(outcome));
  const foreign = call.outcomes.filter((outcome) => !served.outcomes.includes(outcome));
  return [
    ...missing.map((outcome) =>
      error(
        'outcomeMissing',
        node.id,
        `This step can end with "${nameInWords(outcome)}", an outcome it was drawn without.`,
      ),
    ),
    ...foreign.map((outcome) =>
      error('outcomeForeign', node.id, `This step never ends with "${nameInWords(outcome)}".`),
    ),
  ];
}
