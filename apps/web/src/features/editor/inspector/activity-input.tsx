import { Text } from '@mantine/core';
import { registry, type GraphNode } from '@tendril/journey';
import { useEditor } from '../state/editor-context.ts';
import { asRecord } from './form/field-props.ts';
import { GroupFields } from './form/group-field.tsx';
import { formSchemaOf, type JsonSchema } from './form/json-schema.ts';

/** The form of a step made by engineers: what they ask for, as their workers have told it. */
export function ActivityInput({ step }: { step: GraphNode }) {
  const { store, catalogue } = useEditor();
  const own = catalogue.find(({ kind }) => kind === step.config['activityKind']);
  const change = (config: Readonly<Record<string, unknown>>): void =>
    store.edit({ do: 'setConfig', id: step.id, config: { ...config } }, `settings ${step.id}`);
  if (own === undefined)
    return (
      <Text fz="sm" c="dimmed">
        Nobody serves this step just now, so its settings are not known here.
      </Text>
    );
  const { properties: { saveTo } = {} } = formSchemaOf(registry.activity.config);
  return (
    <>
      {own.description !== '' && <Text fz="sm">{own.description}</Text>}
      <GroupFields
        // Safe because JsonSchema names only what draft 7 has, all of it optional.
        schema={own.inputSchema as JsonSchema}
        value={asRecord(step.config['input'])}
        onChange={(input) => change({ ...step.config, input })}
      />
      <Text fz="xs" c="dimmed">
        {'Texts may hold values of the lead, such as {{ lead.company }}.'}
      </Text>
      {saveTo !== undefined && (
        <GroupFields
          schema={{ properties: { saveTo } }}
          value={step.config}
          onChange={(config) => change(asRecord(config))}
        />
      )}
    </>
  );
}
