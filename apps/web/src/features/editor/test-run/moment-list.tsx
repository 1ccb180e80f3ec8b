import { Text } from '@mantine/core';
import { IconFlag, IconUser, IconUserShare } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import { useGraph } from '../state/editor-context.ts';
import { StepIcon } from '../step-icon.tsx';
import { viewOf } from '../step-view.ts';
import type { Moment } from './play/moments-of.ts';
import type { Cursor } from './play/path-at.ts';
import type { TestRun } from './play/play-test.ts';
import { sayDay, sayMoment } from './play/say-moment.ts';
import classes from './test-drawer.module.css';

interface MomentListProps {
  run: Pick<TestRun, 'moments' | 'enteredAt'> & Partial<Pick<TestRun, 'timeZone'>>;
  /** Null while all is shown. */
  cursor: Cursor | null;
  /** Keeps the latest line in view. */
  followsEnd?: boolean;
  /** Takes clock, path and email to a moment. */
  onGoTo: (index: number) => void;
}

/** What happens to the lead, in order. What is yet to come stands back. */
export function MomentList({ run, cursor, followsEnd = false, onGoTo }: MomentListProps) {
  const list = useRef<HTMLOListElement>(null);
  const reached = cursor?.index ?? null;
  const kept = reached ?? (followsEnd ? run.moments.length - 1 : null);
  useEffect(() => {
    if (kept !== null) list.current?.children[kept]?.scrollIntoView({ block: 'nearest' });
  }, [kept]);
  return (
    <ol className={classes.moments} aria-label="What happens" ref={list}>
      {run.moments.map((moment, index) => (
        <Line
          key={index}
          moment={moment}
          said={`${sayMoment(moment.at, run.timeZone)} · ${sayDay(moment.at, run.enteredAt)}`}
          place={reached === null || index < reached ? 'past' : index === reached ? 'now' : 'coming'}
          isLeft={moment.leftAt <= (cursor?.at ?? Infinity)}
          onGoTo={() => onGoTo(index)}
        />
      ))}
    </ol>
  );
}

interface LineProps {
  moment: Moment;
  /** When, in words. */
  said: string;
  place: 'past' | 'now' | 'coming';
  /** How a step was left is said once it was. */
  isLeft: boolean;
  onGoTo: () => void;
}

/** Drawn again only when something about it has changed: the clock ticks thirty times a second. */
const Line = memo(
  function Line({ moment, said, place, isLeft, onGoTo }: LineProps) {
    return (
      <li>
        <button
          type="button"
          className={classes.moment}
          data-coming={place === 'coming' || undefined}
          aria-current={place === 'now' ? 'step' : undefined}
          onClick={onGoTo}
        >
          <MomentIcon moment={moment} />
          <Words moment={moment} isLeft={isLeft} />
          <span className={`${classes.when} figures`}>{said}</span>
        </button>
      </li>
    );
  },
  (one, other) => one.moment === other.moment && one.place === other.place && one.isLeft === other.isLeft,
);

function Words({ moment: { kind, words, outcome }, isLeft }: { moment: Moment; isLeft: boolean }) {
  return (
    <span className={classes.what}>
      <Text component="span" fz="sm" fw={kind === 'step' ? 400 : 600} inherit>
        {words}
      </Text>
      {outcome !== null && isLeft && (
        <Text component="span" fz="sm" className={classes.outcome} inherit>
          {` → ${outcome}`}
        </Text>
      )}
    </span>
  );
}

function MomentIcon({ moment: { kind, stepId } }: { moment: Moment }) {
  const step = useGraph().nodes.find(({ id }) => id === stepId);
  if (kind === 'lead') return <IconUser size={20} className={classes.mark} aria-hidden />;
  if (kind === 'sales') return <IconUserShare size={20} className={classes.mark} aria-hidden />;
  if (kind === 'end' || step === undefined) return <IconFlag size={20} className={classes.mark} aria-hidden />;
  const { icon, group } = viewOf(step);
  return <StepIcon icon={icon} group={group} size={24} />;
}
