import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import type { ConnectionEdge } from '../to-flow.ts';
import { AddButton } from './add-button.tsx';
import classes from './connection.module.css';

/** From an outcome to the next step, with a "+" to put a step in between. */
export const Connection = memo(function Connection(props: EdgeProps<ConnectionEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data, selected } = props;
  const [isHovered, setHovered] = useState(false);
  if (data === undefined) return null;
  const [path, labelX, labelY] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: 12,
  });
  const { connection, words, isTravelled } = data;
  return (
    <>
      <g onPointerEnter={() => setHovered(true)} onPointerLeave={() => setHovered(false)}>
        <BaseEdge
          id={id}
          path={path}
          interactionWidth={24}
          className={classes.line ?? ''}
          data-selected={selected || undefined}
          data-travelled={isTravelled ?? undefined}
        />
      </g>
      <EdgeLabelRenderer>
        <div
          className={classes.middle}
          style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
        >
          <AddButton
            from={connection.from}
            port={connection.port}
            label={`Add a step between: ${words}`}
            isQuiet={!isHovered && selected !== true}
          />
        </div>
      </EdgeLabelRenderer>
    </>
  );
});
