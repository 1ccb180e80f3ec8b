/** One line of what happened to a lead, and why. */
export interface TimelineItem {
  id: string;
  /** ISO 8601; on the real clock, also for what an accelerated journey did. */
  at: string;
  /** The event's name, the step's kind, `mail.<state>`, `handoff.<state>`, `entry` or `end`: picks the sign before the line. */
  kind: string;
  title: string;
  /** What it rested on, one sentence a line. */
  why: string;
  /** The journey it happened in; null for what the lead did outside any. */
  journeyId: string | null;
}
