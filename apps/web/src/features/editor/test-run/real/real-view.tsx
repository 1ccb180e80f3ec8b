import { Button, Group, Loader, Text } from '@mantine/core';
import { IconPlayerStopFilled, IconRefresh } from '@tabler/icons-react';
import type { PlayView } from '@tendril/api';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTRPC } from '../../../../lib/api.ts';
import { useNow } from '../../../../lib/use-now.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { useGraph } from '../../state/editor-context.ts';
import { MomentList } from '../moment-list.tsx';
import { sayClock } from '../play/say-moment.ts';
import type { ShownWay } from '../shown-way.ts';
import classes from '../test-drawer.module.css';
import { HandoffToAnswer } from './handoff-to-answer.tsx';
import { PlayedEmails } from './played-emails.tsx';
import type { RealPlay } from './use-real-play.ts';
import { clockOf, momentsOfPlay, pathOfPlay, sayStanding } from './way-of-play.ts';

interface RealViewProps {
  playId: string;
  play: RealPlay;
  onPlayed: (way: ShownWay | null) => void;
  /** Shows a step on the canvas. */
  onShow: (stepId: string) => void;
}

/** Follows a play as it happens: the way, the emails, what waits for an answer. */
export function RealView({ playId, play, onPlayed, onShow }: RealViewProps) {
  const trpc = useTRPC();
  const { data: view, error } = useSubscription(trpc.journeys.followPlay.subscriptionOptions({ playId }));
  useEffect(() => {
    onPlayed(view === undefined ? null : { path: pathOfPlay(view), standsAt: view.standsAt });
    const shown = view?.standsAt ?? view?.path.at(-1)?.stepId;
    if (shown !== undefined) onShow(shown);
  }, [onPlayed, onShow, view]);
  if (error !== null)
    return (
      <Group p="md" align="center">
        <ProblemNote error={error} />
        <Button size="xs" variant="default" onClick={play.putAside}>
          Play again
        </Button>
      </Group>
    );
  if (view === undefined) return <Loader m="md" size="sm" aria-label="The play begins" />;
  return <Followed view={view} play={play} onShow={onShow} />;
}

function Followed({ view, play, onShow }: Pick<RealViewProps, 'play' | 'onShow'> & { view: PlayView }) {
  const graph = useGraph();
  const moments = useMemo(() => momentsOfPlay(view, graph), [graph, view]);
  const open = view.handoffs.filter(({ state }) => state === 'open');
  return (
    <div className={classes.panes}>
      <div className={classes.left}>
        <Standing view={view} play={play} />
        {open.map(({ id, stepId }) => (
          <HandoffToAnswer key={id} id={id} stepId={stepId} />
        ))}
        <MomentList
          run={{ moments, enteredAt: Date.parse(view.enteredAt) }}
          cursor={null}
          followsEnd
          onGoTo={(index) => {
            const stepId = moments[index]?.stepId ?? null;
            if (stepId !== null) onShow(stepId);
          }}
        />
      </div>
      <PlayedEmails emails={view.emails} />
    </div>
  );
}

const tickMs = 250;

/** The virtual clock, where the lead stands, and what can be done about it. */
function Standing({ view, play }: { view: PlayView; play: RealPlay }) {
  const graph = useGraph();
  const now = useNow(tickMs);
  const [received, setReceived] = useState({ view, at: Date.now() });
  if (received.view !== view) setReceived({ view, at: Date.now() });
  const at = clockOf(view, { receivedAt: received.at, now: Math.max(now, received.at) });
  return (
    <Group gap="sm" px={12} py={6} wrap="nowrap" align="flex-start">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fz="sm" fw={600} className="figures" data-clock>
          {sayClock({ at, enteredAt: Date.parse(view.enteredAt) })}
        </Text>
        <Text fz="sm" c={view.state === 'held' ? 'light-dark(#8a5a00, #ffc857)' : 'inherit'}>
          {sayStanding(view, { graph, at })}
        </Text>
        {play.problem !== null && <ProblemNote error={play.problem} />}
      </div>
      {view.state === 'ended' ? (
        <Button size="xs" variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={play.putAside}>
          Play again
        </Button>
      ) : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlayerStopFilled size={14} aria-hidden />}
          loading={play.isPending}
          onClick={play.stop}
        >
          Stop the play
        </Button>
      )}
    </Group>
  );
}
