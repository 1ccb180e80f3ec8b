/** What the bare loop, its worker and the bench must agree on. */
export interface BareActivities {
  doNothing(): Promise<void>;
}

export interface BareLoopInput {
  /** How often the local activity is called. */
  loops: number;
  /** Wait between two calls, in milliseconds. */
  waitMs: number;
}

export const bareQueue = 'bench/bare';
export const bareLoopType = 'bareLoop';
