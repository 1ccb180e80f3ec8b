import { Alert, Button, Stack, Title } from '@mantine/core';
import { useGraph, type Problems } from '../state/editor-context.ts';
import { nameOf } from '../step-view.ts';

/** What keeps the draft from being published, each with a way to where it is mended. */
export function MendFirst({ errors, onJump }: { errors: Problems; onJump: (stepId: string) => void }) {
  const graph = useGraph();
  return (
    <Stack gap="sm">
      <Title order={2} fz={18}>
        Mend {errors.length} {errors.length === 1 ? 'thing' : 'things'} first
      </Title>
      {errors.map(({ code, nodeId, message }, index) => {
        const step = graph.nodes.find(({ id }) => id === nodeId);
        return (
          <Alert
            key={`${code}/${index}`}
            color="red"
            variant="light"
            title={step === undefined ? 'The journey' : nameOf(step)}
          >
            {message}
            {nodeId !== null && step !== undefined && (
              <Button
                variant="white"
                color="red"
                size="compact-sm"
                mt={8}
                display="block"
                onClick={() => onJump(nodeId)}
              >
                Go to this step
              </Button>
            )}
          </Alert>
        );
      })}
    </Stack>
  );
}
