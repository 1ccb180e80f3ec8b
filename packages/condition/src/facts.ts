/** Something that happened to or by the lead. `at` in epoch milliseconds. */
export interface ConditionEvent {
  readonly at: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * What a condition may ask about one lead. Fields hold text, numbers, booleans or lists of text; `createdAt` is an ISO
 * instant, `tags` a list of text, `consent.<topic>` true when given. Times in epoch milliseconds.
 */
export interface ConditionFacts {
  field(name: string): unknown;
  events(name: string): readonly ConditionEvent[];
  readonly now: number;
  /** When the lead entered the journey; null outside a run. */
  readonly enteredAt: number | null;
}
