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
    return [error('unknownActivity', node.id, `No worker serves the activity "${call.activityKind}".`)];
  const missing = served.outcomes.filter((outcome) => !call.outcomes.includes(outcome));
  const foreign = call.outcomes.filter((outcome) => !served.outcomes.includes(outcome));
  return [
    ...missing.map((outcome) =>
      error('outcomeMissing', node.id, `The activity can end with "${outcome}", which this step does not have.`),
    ),
    ...foreign.map((outcome) => error('outcomeForeign', node.id, `The activity never ends with "${outcome}".`)),
  ];
}
