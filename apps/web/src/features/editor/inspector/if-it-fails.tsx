import { Stack, Text } from '@mantine/core';
import type { GraphNode, NodeDefinition } from '@tendril/journey';
import { useGraph } from '../state/editor-context.ts';
import { nameOf, viewOf } from '../step-view.ts';
import { Fold } from './fold.tsx';
import { fieldsOf, GroupFields } from './form/group-field.tsx';
import { formSchemaOf } from './form/json-schema.ts';

interface IfItFailsProps {
  step: GraphNode;
  definition: NodeDefinition;
  /** What is said of it besides, by steps that know more. */
  also?: string | null;
  hasFault: boolean;
  onChange: (config: unknown) => void;
}

/** What becomes of leads where the step cannot do what it is there for. Not shown for steps that always can. */
export function IfItFails({ step, definition, also = null, hasFault, onChange }: IfItFailsProps) {
  const graph = useGraph();
  const schema = formSchemaOf(definition.config);
  const exits = viewOf(step).ports.filter(({ isFailure }) => isFailure === true);
  const hasFields = fieldsOf(schema, 'failure').length > 0;
  if (!hasFields && exits.length === 0) return null;
  const whereTo = (port: string): string => {
    const edge = graph.edges.find((one) => one.from === step.id && one.port === port);
    const next = graph.nodes.find(({ id }) => id === edge?.to);
    return next === undefined ? 'leave the journey there' : `go on to “${nameOf(next)}”`;
  };
  return (
    <Fold title="If it fails" isOpenAtFirst={hasFault}>
      <Stack gap="sm">
        {hasFields && <GroupFields schema={schema} section="failure" value={step.config} onChange={onChange} />}
        {also !== null && <Text fz="sm">{also}</Text>}
        {exits.map(({ id, title }) => (
          <Text key={id} fz="sm">
            Leads who leave by “{title}” {whereTo(id)}.
          </Text>
        ))}
      </Stack>
    </Fold>
  );
}
