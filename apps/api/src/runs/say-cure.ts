const trySteps = 'See whether what the step talks to works again, then try again.';
const mendJourney = 'Mend the journey and publish it for the next ones. For these, skip the step or end the journey.';

/** What helps against the reasons the engine itself holds leads for. */
const cures: Readonly<Record<string, string>> = {
  missingStep: 'Skip the step or end the journey for them.',
  tooManySteps: mendJourney,
  journeysInACircle: mendJourney,
  unknownKind: mendJourney,
  unknown_node_kind: mendJourney,
  newerPlan: 'Bring this Tendril up to date, then try again.',
  newer_plan: 'Bring this Tendril up to date, then try again.',
  activity_failed: trySteps,
  activity_timed_out: trySteps,
  activity_permanent: 'Look at the settings of the step and at what is known of the lead, then try again or skip it.',
};

/** What a person can do about a held lead. Who was held by a colleague goes on when the colleague's reason is gone. */
export function sayCure(reason: string): string {
  return cures[reason] ?? 'Mend that, then try again: they go on where they stand.';
}
