import { canonicalJson, definitionOf, sayDifference, type Change, type Graph, type GraphNode } from '@tendril/journey';
import { formSchemaOf, inWords, type JsonSchema } from '../inspector/form/json-schema.ts';
import { asRecord } from '../inspector/form/field-props.ts';

/** What a publish would change, one sentence a change, with settings called as the form calls them. */
export function sayChanges(before: Graph, after: Graph): Change[] {
  return sayDifference(before, after, settingsThatDiffer);
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
