import { Collapse, Group, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ScorePart } from '@tendril/api';
import { useId } from 'react';
import { sayTime } from '../../lib/say-time.ts';
import { useNow } from '../../lib/use-now.ts';
import classes from './leads.module.css';

/** The score, and on demand what it is made of. */
export function ScoreWhy({ score, parts }: { score: number; parts: readonly ScorePart[] }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const now = useNow();
  const listId = useId();
  const before = score - parts.reduce((sum, { points }) => sum + points, 0);
  return (
    <div>
      <Group gap={4} justify="space-between">
        <Text fz="sm">
          Score{' '}
          <Text component="strong" inherit fw={650} className="figures">
            {score}
          </Text>
        </Text>
        <UnstyledButton
          className={classes.why ?? ''}
          onClick={toggle}
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-label={`Why a score of ${score}`}
        >
          Why?
        </UnstyledButton>
      </Group>
      <Collapse expanded={isOpen}>
        <ul id={listId} className={classes.parts}>
          {parts.map(({ id, at, points, because, journeyName }) => (
            <Part key={id} points={points} because={because}>
              {[journeyName, sayTime(at, now)].filter(Boolean).join(', ')}
            </Part>
          ))}
          {before !== 0 && <Part points={before} because="Came with them" />}
          {parts.length === 0 && before === 0 && (
            <Text component="li" fz="sm" c="dimmed" display="block">
              Nothing has given points yet.
            </Text>
          )}
        </ul>
      </Collapse>
    </div>
  );
}

function Part({ points, because, children }: { points: number; because: string; children?: string }) {
  return (
    <li>
      <Text fz="sm" fw={600} ta="right" className="figures">
        {points > 0 ? `+${points}` : `−${-points}`}
      </Text>
      <div>
        <Text fz="sm">{because}</Text>
        {children !== undefined && (
          <Text fz="xs" c="dimmed">
            {children}
          </Text>
        )}
      </div>
    </li>
  );
}
