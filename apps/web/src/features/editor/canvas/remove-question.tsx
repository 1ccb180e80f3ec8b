import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import type { Graph } from '@tendril/journey';
import { useState } from 'react';
import { useEditor, useGraph } from '../state/editor-context.ts';
import { nameOf } from '../step-view.ts';
import { exitsOf } from '../to-flow.ts';

/** Whether removing a step leaves open by which of its ways the journey goes on. */
export function needsAnswer(graph: Graph, stepId: string): boolean {
  const step = graph.nodes.find(({ id }) => id === stepId);
  const isReached = graph.edges.some(({ to }) => to === stepId);
  return step !== undefined && isReached && exitsOf(step, graph.edges).filter(({ to }) => to !== null).length > 1;
}

/** "Keep which way?" for a step with several outcomes. */
export function RemoveQuestion({ stepId, onClose }: { stepId: string; onClose: () => void }) {
  const { store } = useEditor();
  const graph = useGraph();
  const step = graph.nodes.find(({ id }) => id === stepId);
  const ways = step === undefined ? [] : exitsOf(step, graph.edges).filter(({ to }) => to !== null);
  const [kept, setKept] = useState(ways.at(-1)?.id ?? '');
  const nameAfter = (to: string | null): string => {
    const next = graph.nodes.find(({ id }) => id === to);
    return next === undefined ? '' : nameOf(next);
  };
  return (
    <Modal opened onClose={onClose} title={`Delete ${step === undefined ? 'step' : nameOf(step)}`} centered>
      <Radio.Group label="Keep which way?" value={kept} onChange={setKept}>
        <Stack gap={8} mt={8}>
          {ways.map(({ id, title, to }) => (
            <Radio key={id} value={id} label={`${title}: ${nameAfter(to)}`} />
          ))}
        </Stack>
      </Radio.Group>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Keep the step
        </Button>
        <Button
          color="red"
          onClick={() => {
            store.edit({ do: 'removeNodes', ids: [stepId], keepPort: kept });
            onClose();
          }}
        >
          Delete step
        </Button>
      </Group>
    </Modal>
  );
}
