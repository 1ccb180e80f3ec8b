import { checkGraph, sayStepTime, timeOfSteps } from '@tendril/journey';
import { useDeferredValue, useMemo } from 'react';
import { useEditor, useGraph, type Problems } from './editor-context.ts';

/**
 * What is wrong with the draft, and when leads come to each step, in words by step id. Worked out after what was just typed is
 * on the screen, so that a large journey never holds up the typing.
 */
export function useFindings(): { problems: Problems; times: ReadonlyMap<string, string> } {
  const { catalogue } = useEditor();
  const graph = useDeferredValue(useGraph());
  const problems = useMemo(() => {
    const served = catalogue.map(({ kind, outcomes }) => ({ kind, outcomes: outcomes.map(({ id }) => id) }));
    return checkGraph(graph, { catalogue: served });
  }, [graph, catalogue]);
  const times = useMemo(() => new Map([...timeOfSteps(graph)].map(([id, time]) => [id, sayStepTime(time)])), [graph]);
  return { problems, times };
}
