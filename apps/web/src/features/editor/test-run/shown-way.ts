/** What of a lead's way the canvas lights up. */
export interface ShownWay {
  /** Steps, and exits as `step/exit`, that the lead came through. */
  path: ReadonlySet<string>;
  /** Where the lead stands. */
  standsAt: string | null;
}
