import { Alert, Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { diffGraphs } from '@tendril/journey';
import { useMemo, useState, type ReactNode } from 'react';
import { sayAmount } from '../../../lib/say-amount.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useEditor, useGraph } from '../state/editor-context.ts';
import { ChangeList } from './change-list.tsx';
import { ChangesDrawn } from './changes-drawn.tsx';
import { CheckList } from './check-list.tsx';
import classes from './publish.module.css';
import { sayChanges } from './say-changes.ts';
import { sayWhoEnters } from './say-who-enters.ts';
import { useLive, type Live } from './use-live.ts';
import { usePublishing } from './use-publishing.ts';
import { VersionIsLive } from './version-is-live.tsx';
import { everybodyStays, choiceOf, stepsWithoutPlace } from './people-draft.ts';
import { peopleInside } from './who-is-affected.ts';
import { WhoGoesOver } from './who-goes-over.tsx';

interface ReadyToPublishProps {
  onJump: (stepId: string) => void;
  onClose: () => void;
}

/** What a publish changes, for whom, what was checked, and the one button that does it. */
export function ReadyToPublish({ onJump, onClose }: ReadyToPublishProps) {
  const live = useLive();
  const { standing } = useEditor();
  const [note, setNote] = useState('');
  const [people, setPeople] = useState(everybodyStays);
  const publishing = usePublishing();
  const next = (live.number ?? 0) + 1;
  const inside = peopleInside(standing);
  const graph = useGraph();
  const homeless =
    live.graph === null ? [] : stepsWithoutPlace(diffGraphs(live.graph, graph), { live: live.graph, standing });
  const choice = inside === 0 ? undefined : choiceOf(people, homeless);
  const { answer, error } = publishing;
  if (answer?.kind === 'published')
    return <VersionIsLive {...{ number: answer.number, inside, onClose }} goesOver={people.goesOver && inside > 0} />;
  return (
    <Stack gap="lg">
      <WhatChanged live={live} onJump={onJump} />
      {live.graph !== null && (
        <Part title="Who is affected">
          <WhoGoesOver {...{ live: live.graph, inside, next }} draft={people} onChange={setPeople} />
        </Part>
      )}
      <WhoEnters live={live} next={next} />
      <Part title="Checks">
        <CheckList onJump={onJump} />
      </Part>
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
      {publishing.isUnsaved && (
        <Alert color="red" variant="light" title="Not published">
          The draft could not be saved just now. Try again in a moment.
        </Alert>
      )}
      <div className={classes.act}>
        {choice === null && (
          <Text fz="sm" c="dimmed" mb={8}>
            Choose first where the leads go whose step is gone.
          </Text>
        )}
        <Button
          fullWidth
          loading={publishing.isPending}
          onClick={() => choice !== null && publishing.publish({ note, people: choice })}
        >
          Publish v{next}
          {choice !== undefined && `, move ${sayAmount(inside, 'lead')}`}
        </Button>
      </div>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={2} fz={16} mb={8}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function WhatChanged({ live, onJump }: { live: Live; onJump: (stepId: string) => void }) {
  const graph = useGraph();
  const difference = useMemo(() => (live.graph === null ? null : diffGraphs(live.graph, graph)), [live.graph, graph]);
  const changes = live.graph === null ? [] : sayChanges(live.graph, graph);
  return (
    <Part title="What changed">
      {live.number === null && <Text fz="sm">This is the first version: {sayAmount(graph.nodes.length, 'step')}.</Text>}
      {live.graph !== null && changes.length === 0 && (
        <Text fz="sm">Nothing that leads would notice since v{live.number}.</Text>
      )}
      <Stack gap="sm">
        <ChangeList changes={changes} onJump={onJump} />
        {difference !== null && <ChangesDrawn difference={difference} />}
      </Stack>
    </Part>
  );
}

function WhoEnters({ live, next }: { live: Live; next: number }) {
  const graph = useGraph();
  return (
    <Part title="Who enters now">
      <Text component="ul" fz="sm" m={0} pl={18}>
        {sayWhoEnters(graph).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </Text>
      <Text fz="sm" c="dimmed" mt={4}>
        From the moment it is published they enter v{next}. What happened before brings nobody in.
        {live.status === 'paused' && ' The journey is paused; publishing lets leads in again.'}
      </Text>
    </Part>
  );
}
