import { Tooltip } from '@mantine/core';
import { IconAlertCircle, IconHandStop } from '@tabler/icons-react';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import { EditorContext } from '../state/editor-context.ts';
import { StepIcon } from '../step-icon.tsx';
import { viewOf } from '../step-view.ts';
import type { CardData, CardNode } from '../to-flow.ts';
import classes from './card.module.css';
import { ExitMark } from './exit-mark.tsx';

/** One step, whatever its kind: what it does and when, where it leads, and what is wrong with it. */
export const Card = memo(function Card({ id, data, selected }: NodeProps<CardNode>) {
  const { step, exits, frame, time, isAdrift, isTravelled, isTabStop, spoken } = data;
  // A journey that is only looked at has no catalogue beside it.
  const { group, icon, title, below } = viewOf(step, useContext(EditorContext)?.catalogue);
  const line = isAdrift ? 'No way leads here yet' : below;
  return (
    <div
      className={classes.card}
      data-group={group}
      data-direction={frame.direction}
      data-rows={frame.hasRows || undefined}
      data-selected={selected || undefined}
      data-adrift={isAdrift || undefined}
      data-travelled={isTravelled ?? undefined}
    >
      {group !== 'entry' && (
        <Handle
          type="target"
          position={frame.direction === 'right' ? Position.Left : Position.Top}
          className={classes.in ?? ''}
        />
      )}
      <div
        className={classes.body}
        role="button"
        tabIndex={isTabStop ? 0 : -1}
        data-step={id}
        aria-label={spoken}
        aria-pressed={selected}
      >
        <StepIcon icon={icon} group={group} />
        <div className={classes.words}>
          <div className={classes.title} title={title}>
            {title}
          </div>
          {(line !== '' || time !== '') && (
            <div className={classes.below}>
              <span className={classes.line} title={line}>
                {line}
              </span>
              <span className={`${classes.time} figures`}>{time}</span>
            </div>
          )}
        </div>
      </div>
      <Badges data={data} />
      <div className={classes.exits}>
        {exits.map((exit, index) => (
          <ExitMark
            key={exit.id}
            stepId={id}
            exit={exit}
            isOnly={exits.length === 1}
            side={frame.hasRows || frame.direction === 'right' ? Position.Right : Position.Bottom}
            isChosen={data.chosenExit === index && exits.length > 1}
          />
        ))}
      </div>
    </div>
  );
});

/** On the upper edge, so that the words keep the whole width. */
function Badges({ data: { problems, standing } }: { data: CardData }) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0 && standing.here === 0) return null;
  return (
    <div className={classes.badges}>
      {errors.length > 0 && (
        <Tooltip multiline maw={280} label={errors.map(({ message }) => message).join(' ')}>
          <span className={classes.problem}>
            <IconAlertCircle size={14} aria-hidden /> {errors.length}
          </span>
        </Tooltip>
      )}
      {standing.held > 0 && (
        <span className={classes.held}>
          <IconHandStop size={14} aria-hidden /> {standing.held} held
        </span>
      )}
      {standing.here > standing.held && <span className={classes.here}>{standing.here - standing.held} here</span>}
    </div>
  );
}
