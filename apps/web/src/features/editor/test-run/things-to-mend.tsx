import { Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useGraph, type Problems } from '../state/editor-context.ts';
import { nameOf } from '../step-view.ts';

/** Why the draft cannot be played, with a way to each place. */
export function ThingsToMend({ problems, onJump }: { problems: Problems; onJump: (stepId: string) => void }) {
  const graph = useGraph();
  const errors = problems.filter(({ severity }) => severity === 'error');
  return (
    <Stack gap={4} p="md" align="flex-start" style={{ overflowY: 'auto' }}>
      <Text fz="sm" fw={600} mb={4}>
        Mend {errors.length} {errors.length === 1 ? 'thing' : 'things'} first: a draft with errors cannot run.
      </Text>
      {errors.map(({ code, nodeId, message }, index) => {
        const step = graph.nodes.find(({ id }) => id === nodeId);
        if (step === undefined)
          return (
            <Text key={`${code}/${index}`} fz="sm">
              {message}
            </Text>
          );
        return (
          <Button
            key={`${code}/${step.id}/${index}`}
            variant="subtle"
            size="compact-sm"
            color="gray"
            c="var(--mantine-color-text)"
            fw={400}
            leftSection={<IconAlertTriangle size={16} color="light-dark(#b3261e, #ffb4ab)" aria-hidden />}
            onClick={() => onJump(step.id)}
          >
            {nameOf(step)}: {message}
          </Button>
        );
      })}
    </Stack>
  );
}
