/** Events the product itself writes and steps listen for. Other names come from the companies that use it. */
export const repliedEvent = 'reply.received';
export const reviewedEvent = 'reply.reviewed';
/** An automatic "I am away until …". Every wait for a reply moves with it. */
export const absenceEvent = 'reply.out_of_office';
/** Tells a run that the mail it waits behind was accepted, refused or withdrawn. */
export const mailSettledEvent = 'email.settled';
export const clickedEvent = 'email.clicked';
export const openedEvent = 'email.opened';
export const handoffAnswers = {
  accepted: 'handoff.accepted',
  notNow: 'handoff.not_now',
  rejected: 'handoff.rejected',
} as const;

/** What effects on a lead are called as events. Conditions on fields are looked at again when one of them happens. */
export const changeEvents = {
  score: 'score.changed',
  field: 'lead.field_changed',
  tag: 'tag.changed',
  stage: 'stage.changed',
  consent: 'consent.changed',
  /** Another journey was asked for; `toJourney` is its name. */
  journey: 'journey.asked',
} as const;

const changeNames: ReadonlySet<string> = new Set(Object.values(changeEvents));

const runBound = /^(reply|email|handoff)\./;

/** False for what happened to a mail or hand-off of another run: it is about that run alone. */
export function isForRun(
  event: { name: string; properties: Readonly<Record<string, unknown>> },
  runId: string,
): boolean {
  const of = event.properties['runId'];
  return of === undefined || of === runId || !runBound.test(event.name);
}

/** A change this run made itself: it has taken that into account already and does not react to it. */
export function isOwnChange(
  event: { name: string; properties: Readonly<Record<string, unknown>> },
  runId: string,
): boolean {
  return event.properties['runId'] === runId && changeNames.has(event.name);
}
