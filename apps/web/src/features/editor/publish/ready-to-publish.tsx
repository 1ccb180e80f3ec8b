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
import { sayDifference } from './say-difference.ts';
import { sayWhoEnters } from './say-who-enters.ts';
import { useLive, type Live } from './use-live.ts';
import { usePublishing } from './use-publishing.ts';
import { VersionIsLive } from './version-is-live.tsx';
import { peopleInside, whoIsAffected } from './who-is-affected.ts';

interface ReadyToPublishProps {
  onJump: (stepId: string) => void;
  onClose: () => void;
}

/** What a publish changes, for whom, what was checked, and the one button that does it. */
export function ReadyToPublish({ onJump, onClose }: ReadyToPublishProps) {
  const live = useLive();
  const { standing } = useEditor();
  const [note, setNote] = useState('');
  const publishing = usePublishing();
  const next = (live.number ?? 0) + 1;
  const inside = peopleInside(standing);
  const { answer, error } = publishing;
  if (answer?.kind === 'published') return <VersionIsLive number={answer.number} inside={inside} onClose={onClose} />;
  return (
    <Stack gap="lg">
      <WhatChanged live={live} onJump={onJump} />
      {live.graph !== null && <WhoIsAffected live={live} inside={inside} />}
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
        <Button fullWidth loading={publishing.isPending} onClick={() => publishing.publish(note)}>
          Publish v{next}
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
  const changes =
    difference === null || live.graph === null ? [] : sayDifference(difference, { before: live.graph, after: graph });
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

/** Those inside keep to the version they entered; who stands at a touched step is named all the same. */
function WhoIsAffected({ live, inside }: { live: Live; inside: number }) {
  const { standing } = useEditor();
  const graph = useGraph();
  const touched =
    live.graph === null ? [] : whoIsAffected(diffGraphs(live.graph, graph), { live: live.graph, standing });
  return (
    <Part title="Who is affected">
      <Text fz="sm">
        {inside === 0
          ? 'Nobody is inside the journey now.'
          : `${sayAmount(inside, 'lead is', 'leads are')} inside now. They finish on the version they entered; nobody is moved.`}
      </Text>
      {touched.length > 0 && (
        <>
          <Text fz="sm" mt={8}>
            At steps that change:
          </Text>
          <Text component="ul" fz="sm" m={0} pl={18} className="figures">
            {touched.map(({ stepId, name, here }) => (
              <li key={stepId}>
                {name}: {sayAmount(here, 'lead goes', 'leads go')} on as before
              </li>
            ))}
          </Text>
        </>
      )}
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
