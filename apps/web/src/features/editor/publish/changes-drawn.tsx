import type { GraphDifference } from '@tendril/journey';
import { ReactFlowProvider } from '@xyflow/react';
import { lazy, Suspense, useMemo } from 'react';
import { Loading } from '../../../ui/loading.tsx';
import { useGraph } from '../state/editor-context.ts';
import { nameOf } from '../step-view.ts';
import classes from './publish.module.css';

const DrawnJourney = lazy(async () => {
  const { DrawnJourney: component } = await import('../canvas/drawn-journey.tsx');
  return { default: component };
});

const nobody = {};

/** The draft with what is new or different in it lit up. A picture beside the list, which says the same in words. */
export function ChangesDrawn({ difference }: { difference: GraphDifference }) {
  const graph = useGraph();
  const marks = useMemo(
    () =>
      new Map([
        ...difference.reconnected.map(({ nodeId }): [string, string] => [nodeId, 'leads elsewhere']),
        ...difference.changed.map(({ nodeId }): [string, string] => [nodeId, 'changed']),
        ...difference.added.map((id): [string, string] => [id, 'new']),
      ]),
    [difference],
  );
  const exits = useMemo(
    () => new Set(difference.reconnected.map(({ nodeId, port }) => `${nodeId}/${port}`)),
    [difference],
  );
  if (marks.size === 0) return null;
  const say = (stepId: string): string => {
    const step = graph.nodes.find(({ id }) => id === stepId);
    return `${step === undefined ? 'A step' : nameOf(step)}, ${marks.get(stepId) ?? 'as before'}`;
  };
  return (
    <div className={classes.drawn}>
      <Suspense fallback={<Loading h={200} />}>
        {/* A drawing of its own: without it the canvas behind would take these cards for its own. */}
        <ReactFlowProvider>
          <DrawnJourney
            graph={graph}
            way={[...marks.keys()]}
            exits={exits}
            standing={nobody}
            times={marks}
            sayStep={say}
            onLook={ignore}
            size="fit"
          />
        </ReactFlowProvider>
      </Suspense>
    </div>
  );
}

function ignore(): void {
  // Whoever points at a step here learns nothing that its card does not say.
}
