/** The stages of a lead from first contact on, as they are called in the interface. */
export const stageWords: Readonly<Record<string, string>> = {
  subscriber: 'Subscriber',
  lead: 'New lead',
  mql: 'Marketing qualified',
  sal: 'Accepted by sales',
  sql: 'Sales qualified',
  opportunity: 'Opportunity',
  customer: 'Customer',
  evangelist: 'Evangelist',
  recycled: 'Back to marketing',
  disqualified: 'Disqualified',
};

/** How a stage is called; one that is not ours by its own name. */
export function sayStage(stage: string): string {
  return stageWords[stage] ?? stage;
}
