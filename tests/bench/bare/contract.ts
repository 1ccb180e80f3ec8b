/** What the bare loop, its worker and the bench must agree on. */
export interface BareActivities {
  doNothing(): Promise<void>;
}

export interface BareLoopInput {
  /** When the local activity is called again after the first time (epoch ms). */
  laterWakes: readonly number[];
}

export const bareQueue = 'bench/bare';
export const bareLoopType = 'bareLoop';
