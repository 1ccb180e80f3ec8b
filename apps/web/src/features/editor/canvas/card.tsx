import { Tooltip } from '@mantine/core';
import { IconAlertCircle, IconHandStop } from '@tabler/icons-react';
import { Handle, Position, useUpdateNodeInternals, type NodeProps } from '@xyflow/react';
import { memo, useEffect } from 'react';
import { StepIcon } from '../step-icon.tsx';
import { viewOf } from '../step-view.ts';
import type { CardData, CardNode, Exit } from '../to-flow.ts';
import { AddButton } from './add-button.tsx';
import classes from './card.module.css';

/** One step, whatever its kind: what it does, where it leads, and what is wrong with it. */
export const Card = memo(function Card({ id, data, selected }: NodeProps<CardNode>) {
  const { step, exits, isAdrift, isTravelled, isTabStop, spoken } = data;
  const { group, icon, title, below } = viewOf(step);
  const update = useUpdateNodeInternals();
  const drawn = exits.map((exit) => exit.id).join('\n');
  useEffect(() => update(id), [drawn, id, update]);
  return (
    <div
      className={classes.card}
      data-group={group}
      data-selected={selected || undefined}
      data-adrift={isAdrift || undefined}
      data-travelled={isTravelled ?? undefined}
    >
      {group !== 'entry' && <Handle type="target" position={Position.Top} className={classes.in ?? ''} />}
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
          <div className={classes.line}>{isAdrift ? 'No way leads here yet' : below}</div>
        </div>
        <Badges data={data} />
      </div>
      <div className={classes.exits}>
        {exits.map((exit) => (
          <ExitMark key={exit.id} stepId={id} exit={exit} isOnly={exits.length === 1} />
        ))}
      </div>
    </div>
  );
});

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

function ExitMark({ stepId, exit, isOnly }: { stepId: string; exit: Exit; isOnly: boolean }) {
  return (
    <div className={classes.exit}>
      <span className={classes.exitTitle} title={exit.title}>
        {isOnly ? ' ' : exit.title}
      </span>
      <Handle type="source" position={Position.Bottom} id={exit.id} className={classes.out ?? ''} />
      {exit.to === null && (
        <div className={classes.stub}>
          <AddButton from={stepId} port={exit.id} label={`Add a step after ${exit.title}`} />
          <span className={classes.leaves}>leaves here</span>
        </div>
      )}
    </div>
  );
}
