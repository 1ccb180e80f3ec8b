export { defineActivity, cancelledOutcome, errorOutcome } from './define-activity.ts';
export type { ActivityDefinition, ActivityOptions, OutcomeChoice, RetryRule } from './define-activity.ts';
export type { ActivityContext, ActivityLogger, LeadSnapshot, RunOfCall } from './activity-context.ts';
export { permanent } from './permanent.ts';
export type { Duration } from './duration.ts';
export { catalogueEntryOf } from './catalogue-entry.ts';
export type { CatalogueEntry, JsonSchema } from './catalogue-entry.ts';
export { serveCall } from './serve-call.ts';
export type { CallResult, CallStore, StoredCall } from './call-store.ts';
