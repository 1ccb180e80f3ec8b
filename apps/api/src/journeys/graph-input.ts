import { parseGraph, type Graph } from '@tendril/journey';
import { AppError } from '../errors.ts';

/** Reads a graph that came over the wire. Unfinished is fine; what is no graph at all is refused in words. */
export function graphFrom(input: unknown): Graph {
  const parsed = parseGraph(input);
  if (parsed.ok) return parsed.graph;
  throw new AppError('invalid', parsed.problems[0]?.message ?? 'This is no journey.', { field: 'graph' });
}

/** Reads a graph we keep ourselves. */
export function keptGraph(kept: unknown): Graph {
  const parsed = parseGraph(kept);
  if (parsed.ok) return parsed.graph;
  throw new AppError('conflict', `This journey cannot be drawn: ${parsed.problems[0]?.message ?? ''}`.trim());
}
