/** What people read where a stage is stored: the way from stranger to customer in order, then what lies beside it. */
export const stageTitles = {
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
} as const;

const titles: ReadonlyMap<string, string> = new Map(Object.entries(stageTitles));

/** How a stage is called, however its name is written; one that is not ours by its own name. */
export function sayStage(stage: string): string {
  return titles.get(stage.toLowerCase()) ?? stage;
}
