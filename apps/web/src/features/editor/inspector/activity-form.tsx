import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import { registry, type GraphNode } from '@tendril/journey';
import { useMemo } from 'react';
import { useEditor, type OwnStep } from '../state/editor-context.ts';
import { asRecord } from './form/field-props.ts';
import { GroupFields } from './form/group-field.tsx';
import { formSchemaOf, type JsonSchema } from './form/json-schema.ts';
import { NearbyNames } from './form/nearby-names.ts';
import { TextsHoldValues } from './form/text-field.tsx';

interface ActivityFormProps {
  step: GraphNode;
  onChange: (config: Readonly<Record<string, unknown>>) => void;
}

/** The form of a step made by engineers: what they ask for, as their workers have told it. */
export function ActivityForm({ step, onChange }: ActivityFormProps) {
  const own = useEditor().catalogue.find(({ kind }) => kind === step.config['activityKind']);
  const results = useMemo(() => Object.keys(asRecord(own?.outputSchema['properties'])), [own]);
  if (own === undefined)
    return (
      <Text fz="sm" c="dimmed">
        No worker has told of this step yet, so its settings are not known here. They show as soon as one starts.
      </Text>
    );
  const { properties: { saveTo } = {} } = formSchemaOf(registry.activity.config);
  return (
    <>
      {own.description !== '' && <Text fz="sm">{own.description}</Text>}
      {!own.isServed && (
        <Alert color="yellow" variant="light" p="xs" icon={<IconPlugConnectedX size={18} />}>
          No worker serves this step just now. Leads wait at it until one starts.
        </Alert>
      )}
      <TextsHoldValues value>
        <div data-setting="input">
          <GroupFields
            // Safe because JsonSchema names only what draft 7 has, all of it optional.
            schema={own.inputSchema as JsonSchema}
            path="input"
            value={step.config['input']}
            onChange={(input) => onChange({ ...step.config, input })}
          />
        </div>
      </TextsHoldValues>
      <Outcomes step={step} own={own} onChange={onChange} />
      {saveTo !== undefined && results.length > 0 && (
        <NearbyNames value={results}>
          <GroupFields
            schema={{ properties: { saveTo } }}
            value={step.config}
            onChange={(config) => onChange(asRecord(config))}
          />
        </NearbyNames>
      )}
    </>
  );
}

/** By what the step can end, and whether that is what the journey was drawn with. */
function Outcomes({ step, own, onChange }: ActivityFormProps & { own: OwnStep }) {
  const drawn = step.config['outcomes'];
  const ids = Array.isArray(drawn) ? drawn.map((one) => asRecord(one)['id']) : [];
  const isSame = ids.length === own.outcomes.length && own.outcomes.every(({ id }) => ids.includes(id));
  return (
    <Stack gap={4}>
      <Text fz="sm" fw={500}>
        Leads go on by
      </Text>
      <Group gap={4}>
        {own.outcomes.map(({ id, title }) => (
          <Badge key={id} variant="light" color="gray" tt="none">
            {title}
          </Badge>
        ))}
      </Group>
      {!isSame && (
        <Alert color="yellow" variant="light" p="xs" icon={<IconAlertTriangle size={18} />}>
          Its engineers have changed the outcomes since it was drawn.
          <Button
            variant="default"
            size="compact-sm"
            mt={8}
            display="block"
            onClick={() => onChange({ ...step.config, outcomes: own.outcomes.map(({ id, title }) => ({ id, title })) })}
          >
            Take over the new outcomes
          </Button>
        </Alert>
      )}
    </Stack>
  );
}

/** How often a step of the engineers is tried before it counts as failed; null for all other steps. */
export function sayAttempts(step: GraphNode, catalogue: readonly OwnStep[]): string | null {
  const own = catalogue.find(({ kind }) => step.kind === 'activity' && kind === step.config['activityKind']);
  if (own === undefined || own.attempts === null) return null;
  return own.attempts === 1
    ? 'It is tried once.'
    : `It is tried up to ${own.attempts} times, with growing pauses; then leads leave by “failed”.`;
}
