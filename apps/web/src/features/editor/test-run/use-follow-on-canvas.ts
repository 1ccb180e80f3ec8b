import { useReducedMotion } from '@mantine/hooks';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { useInView } from '../canvas/use-in-view.ts';
import { standsAt } from './play/path-at.ts';
import type { TestRun } from './play/play-test.ts';
import type { Playback } from './use-playback.ts';

/** More cannot be read in the part of the canvas the drawer leaves. */
const stepsInView = 3;

/**
 * Keeps the lead in the free part of the canvas: first the beginning of their way, then the step they stand at, and after a
 * change the first step that is another than before. Returns what shows a step.
 */
export function useFollowOnCanvas(run: TestRun | null, { cursor }: Playback): (stepId: string) => void {
  const { fitView } = useReactFlow();
  const duration = useReducedMotion() ? 0 : 160;
  const show = useInView();
  const before = useRef<readonly string[]>([]);
  const way = run?.moments.flatMap(({ stepId, kind }) => (stepId === null || kind === 'sales' ? [] : [stepId])) ?? [];
  const drawn = way.join(' ');
  const stands = run === null || cursor === null ? null : standsAt(run.moments, cursor);
  useEffect(() => {
    const steps = drawn === '' ? [] : drawn.split(' ');
    const parting = steps.findIndex((id, index) => before.current[index] !== id);
    const isFirst = before.current.length === 0;
    before.current = steps;
    const shown = steps[parting];
    if (shown === undefined || stands !== null) return;
    const nodes = steps.slice(0, stepsInView).map((id) => ({ id }));
    if (isFirst) requestAnimationFrame(() => void fitView({ nodes, maxZoom: 1, padding: 0.1, duration }));
    else show(shown);
    // Where the lead stands has an effect of its own.
  }, [drawn]);
  useEffect(() => {
    if (stands !== null) show(stands);
  }, [show, stands]);
  return useCallback((stepId: string) => show(stepId), [show]);
}
