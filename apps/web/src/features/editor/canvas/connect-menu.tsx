import { Button, Group, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useEditor, useGraph } from '../state/editor-context.ts';
import { nameOf, viewOf } from '../step-view.ts';
import { exitsOf } from '../to-flow.ts';

/** Leads an outcome of a step to another step, without dragging. */
export function ConnectMenu({ stepId, onClose }: { stepId: string; onClose: () => void }) {
  const { store } = useEditor();
  const graph = useGraph();
  const step = graph.nodes.find(({ id }) => id === stepId);
  const exits = step === undefined ? [] : exitsOf(step, graph.edges);
  const [port, setPort] = useState(exits.find(({ to }) => to === null)?.id ?? exits[0]?.id ?? null);
  const [target, setTarget] = useState<string | null>(null);
  const targets = graph.nodes.filter((node) => node.id !== stepId && viewOf(node).group !== 'entry');
  return (
    <Modal opened onClose={onClose} title={`Connect ${step === undefined ? 'step' : nameOf(step)}`} centered>
      <Select
        label="Outcome"
        data={exits.map(({ id, title }) => ({ value: id, label: title }))}
        value={port}
        onChange={setPort}
        allowDeselect={false}
        mb="sm"
      />
      <Select
        label="Leads to"
        data-autofocus
        searchable
        data={targets.map((node) => ({ value: node.id, label: nameOf(node) }))}
        value={target}
        onChange={setTarget}
        nothingFoundMessage="No step is called that."
      />
      <Group justify="flex-end" mt="lg">
        <Button
          disabled={port === null || target === null}
          onClick={() => {
            if (port === null || target === null) return;
            store.edit({ do: 'connect', from: stepId, port, to: target });
            onClose();
          }}
        >
          Connect steps
        </Button>
      </Group>
    </Modal>
  );
}
