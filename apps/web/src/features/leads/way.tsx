import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RunOfLead } from '@tendril/api';
import { isFarOff } from '../../lib/is-far-off.ts';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import classes from './leads.module.css';
import { sayMoment } from './tell-step.ts';

/** The way through the journey: every step that was passed with its outcome, and where the lead stands or how it left. */
export function Way({ run }: { run: RunOfLead }) {
  const { path, status, endReason, endedAt } = run;
  const now = useNow();
  return (
    <>
      <ol className={classes.path} aria-label="The way so far">
        {path.map(({ nodeId, visit, title, outcome, leftAt }) => (
          <li key={`${nodeId} ${visit}`} className={classes.step}>
            <Text fz="sm">{title}</Text>
            <Text fz="xs" c="dimmed">
              {outcome !== null && <span>{outcome}</span>}
              {outcome !== null && ', '}
              {sayMoment(leftAt)}
            </Text>
          </li>
        ))}
        {status !== 'ended' && <StandsAt run={run} />}
      </ol>
      {status === 'ended' && (
        <Text fz="xs" c="dimmed" mt="md">
          Left {endedAt === null ? '' : sayTime(endedAt, now)}: {endReason}
        </Text>
      )}
    </>
  );
}

function StandsAt({ run: { at, status, dueAt, heldReason } }: { run: RunOfLead }) {
  return (
    <li className={classes.step} aria-current="step">
      <Text fz="sm" fw={600}>
        {at}
      </Text>
      {heldReason !== null && (
        <Text fz="xs" c="light-dark(#8a5a00, #ffc857)">
          Held: {heldReason}{' '}
          <Link to="/inbox" search={{ show: 'held' }} style={{ color: 'inherit' }}>
            Decide in the Inbox
          </Link>
        </Text>
      )}
      {status === 'active' && dueAt !== null && <Due at={dueAt} />}
    </li>
  );
}

function Due({ at }: { at: string }) {
  const now = useNow();
  if (isFarOff(at, now)) return null;
  return (
    <Text fz="xs" c="dimmed">
      Goes on {sayTime(at, now)}
    </Text>
  );
}
