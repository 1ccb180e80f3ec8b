import { Alert, Button, Drawer, List, Stack, Tabs, Text, Textarea, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { diffGraphs } from '@tendril/journey';
import { useMemo, useState } from 'react';
import { useTRPC } from '../../../lib/api.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useEditor, useGraph, type Problems } from '../state/editor-context.ts';
import { nameOf } from '../step-view.ts';
import { sayDifference } from './say-difference.ts';
import { useLive } from './use-live.ts';
import { VersionList } from './version-list.tsx';

interface PublishPanelProps {
  problems: Problems;
  onJump: (stepId: string) => void;
  onClose: () => void;
}

/** Publishing: what to mend first, what changes for leads, the note kept with the version; and the versions there are. */
export function PublishPanel({ problems, onJump, onClose }: PublishPanelProps) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={440}
      title="Publish"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Tabs defaultValue="publish" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="publish">This draft</Tabs.Tab>
          <Tabs.Tab value="versions">Versions</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="publish">
          {errors.length > 0 ? (
            <MendFirst errors={errors} onJump={(id) => (onClose(), onJump(id))} />
          ) : (
            <ReadyToPublish onClose={onClose} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <VersionList onRestored={onClose} />
        </Tabs.Panel>
      </Tabs>
    </Drawer>
  );
}

function MendFirst({ errors, onJump }: { errors: Problems; onJump: (stepId: string) => void }) {
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

function ReadyToPublish({ onClose }: { onClose: () => void }) {
  const { store, journeyId } = useEditor();
  const graph = useGraph();
  const live = useLive();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const changes = useMemo(
    () =>
      live.graph === null ? [] : sayDifference(diffGraphs(live.graph, graph), { before: live.graph, after: graph }),
    [live.graph, graph],
  );
  const api = useMutation(trpc.journeys.publish.mutationOptions());
  const publishing = useMutation({
    mutationFn: async () => {
      // What is published is what was saved last, so the rest is saved first.
      const saving = await store.flush();
      if (saving.kind !== 'saved') return null;
      const said = note.trim();
      const answer = await api.mutateAsync({
        id: journeyId,
        revision: store.get().revision,
        ...(said === '' ? {} : { note: said }),
      });
      if (answer.kind === 'conflict') store.meet(answer);
      if (answer.kind === 'published') store.published(answer);
      await queries.invalidateQueries(trpc.journeys.versions.queryFilter({ id: journeyId }));
      return answer;
    },
  });
  const { data: answer, error } = publishing;
  if (answer?.kind === 'published')
    return (
      <Stack gap="sm">
        <Alert color="leaf" variant="light" icon={<IconCircleCheck />} title={`v${answer.number} is live`}>
          New leads enter it from now on. Leads inside finish on the version they entered.
        </Alert>
        <Button variant="default" onClick={onClose}>
          Back to the canvas
        </Button>
      </Stack>
    );
  const isSame = live.graph !== null && changes.length === 0;
  return (
    <Stack gap="md">
      <section aria-label="What changed">
        <Title order={2} fz={16} mb={8}>
          What changed
        </Title>
        {live.number === null && <Text fz="sm">This is the first version: {graph.nodes.length} steps.</Text>}
        {isSame && <Text fz="sm">Nothing that leads would notice since v{live.number}.</Text>}
        <List size="sm" spacing={4}>
          {changes.map((change, index) => (
            <List.Item key={`${index}/${change}`}>{change}</List.Item>
          ))}
        </List>
      </section>
      <Text fz="sm" c="dimmed">
        Leads inside finish on the version they entered; new leads enter this one.
      </Text>
      <Textarea
        label="What changed and why"
        description="Kept with the version."
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {error !== null && <ProblemNote error={error} />}
      {answer?.kind === 'refused' && (
        <Alert color="red" variant="light" title="Not published">
          {answer.problems.map(({ message }) => message).join(' ')}
        </Alert>
      )}
      {publishing.isSuccess && answer === null && (
        <Alert color="red" variant="light" title="Not published">
          The draft could not be saved just now. Try again in a moment.
        </Alert>
      )}
      <Button loading={publishing.isPending} onClick={() => publishing.mutate()}>
        Publish v{(live.number ?? 0) + 1}
      </Button>
    </Stack>
  );
}
