import { canonicalJson, definitionOf, type Graph, type GraphDifference, type GraphNode } from '@tendril/journey';
import { formSchemaOf, inWords, type JsonSchema } from '../inspector/form/json-schema.ts';
import { asRecord } from '../inspector/form/field-props.ts';
import { nameOf, viewOf } from '../step-view.ts';

/** One thing that differs, in the words of the canvas. */
export interface Change {
  kind: 'added' | 'removed' | 'changed' | 'reconnected' | 'settings';
  says: string;
  /** The step it is about, where it still is in the newer graph. */
  stepId: string | null;
}

/** What a publish would change, one sentence a change. */
export function sayDifference(
  difference: GraphDifference,
  { before, after }: { before: Graph; after: Graph },
): Change[] {
  const old = new Map(before.nodes.map((step) => [step.id, step]));
  const now = new Map(after.nodes.map((step) => [step.id, step]));
  const named = (steps: typeof now, id: string | null): string => {
    const step = id === null ? undefined : steps.get(id);
    return step === undefined ? 'a step' : nameOf(step);
  };
  return [
    ...difference.added.map((id): Change => ({ kind: 'added', says: `Added: ${named(now, id)}`, stepId: id })),
    ...difference.removed.map((id): Change => ({ kind: 'removed', says: `Removed: ${named(old, id)}`, stepId: null })),
    ...difference.changed.map(({ nodeId }): Change => {
      const says = `Changed: ${sayChanged(old.get(nodeId), now.get(nodeId))}`;
      return { kind: 'changed', says, stepId: nodeId };
    }),
    ...difference.reconnected.map(({ nodeId, port, after: to }): Change => {
      const step = now.get(nodeId);
      const exit = (step === undefined ? [] : viewOf(step).ports).find(({ id }) => id === port)?.title ?? port;
      const leads = to === null ? 'leaves the journey' : `leads to ${named(now, to)}`;
      return { kind: 'reconnected', says: `${named(now, nodeId)}: “${exit}” ${leads}`, stepId: nodeId };
    }),
    ...difference.settings.map((name): Change => {
      return {
        kind: 'settings',
        says: `Journey settings changed: ${settingWords[name] ?? inWords(name)}`,
        stepId: null,
      };
    }),
  ];
}

/** "Wait 3 days, now Wait 5 days"; where the card says the same as before, what of the settings differs. */
function sayChanged(before: GraphNode | undefined, after: GraphNode | undefined): string {
  if (before === undefined || after === undefined) return 'a step';
  const [was, is] = [nameOf(before), nameOf(after)];
  if (was !== is) return `${was}, now ${is}`;
  const settings = settingsThatDiffer(before, after);
  return settings.length === 0 ? is : `${is} (${settings.join(', ')})`;
}

/** Names of the settings that differ, as the form calls them; of those with parts, the parts. */
function settingsThatDiffer(before: GraphNode, after: GraphNode): string[] {
  const definition = definitionOf(after.kind);
  const schema: JsonSchema = definition === undefined ? {} : formSchemaOf(definition.config);
  return namesThatDiffer(before.config, after.config).flatMap((name) => {
    const part = schema.properties?.[name];
    if (part?.format !== 'emailContent') return [(part?.title ?? inWords(name)).toLowerCase()];
    return namesThatDiffer(asRecord(before.config[name]), asRecord(after.config[name])).map(
      (inner) => emailParts[inner] ?? inWords(inner).toLowerCase(),
    );
  });
}

function namesThatDiffer(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => canonicalJson([before[name]]) !== canonicalJson([after[name]]));
}

const emailParts: Readonly<Record<string, string>> = {
  source: 'text',
  preheader: 'preview line',
  text: 'plain-text part',
};

const settingWords: Readonly<Record<string, string>> = {
  reentry: 'who may enter again',
  goal: 'the goal',
  exits: 'when leads leave',
  quietHours: 'quiet hours',
  sendWindow: 'when emails are sent',
  frequencyCap: 'how many emails a lead gets',
  timeZone: 'the time zone',
};
