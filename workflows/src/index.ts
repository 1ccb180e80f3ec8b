/** What the worker bundles: every export is a workflow type. */
export { leadJourney } from './lead-journey.ts';
export { migrateRuns } from './migrate-runs.ts';
