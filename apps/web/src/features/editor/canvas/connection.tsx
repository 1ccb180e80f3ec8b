import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import type { ConnectionData, ConnectionEdge } from '../to-flow.ts';
import { AddButton } from './add-button.tsx';
import { pathAlong } from './connection-path.ts';
import classes from './connection.module.css';

/** From an outcome to the next step, with a "+" to put a step in between. */
export const Connection = memo(function Connection(props: EdgeProps<ConnectionEdge>) {
  const { id, data, selected } = props;
  const [isHovered, setHovered] = useState(false);
  if (data === undefined) return null;
  const { connection, words, isTravelled } = data;
  const { path, middle } = wayOf(props, data);
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
          style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
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

/** Along its corridor where there is one; else by the shortest bends. */
function wayOf(
  { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }: EdgeProps<ConnectionEdge>,
  { corridor, direction }: ConnectionData,
): { path: string; middle: { x: number; y: number } } {
  if (corridor !== null)
    return pathAlong({ from: { x: sourceX, y: sourceY }, to: { x: targetX, y: targetY } }, { corridor, direction });
  const [path, x, y] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: 12,
  });
  return { path, middle: { x, y } };
}
