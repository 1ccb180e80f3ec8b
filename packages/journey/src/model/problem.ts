/** What a person can mend. Errors keep a graph from being published, hints do not. */
export interface Problem {
  code: string;
  severity: 'error' | 'hint';
  nodeId: string | null;
  message: string;
  /** The setting to mend, as a path: `limit`, `outcomes.1.on.name`. */
  setting?: string;
}

/** For what cannot happen: a bug, never a person's mistake. */
export function invariant(holds: unknown, message: string): asserts holds {
  if (!holds) throw new Error(`invariant: ${message}`);
}
