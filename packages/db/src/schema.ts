export { event, eventKey } from './schema/event.ts';
export { handoff, type HandoffState } from './schema/handoff.ts';
export { entryTrigger, journey, journeyVersion, versionEmail, type JourneyStatus } from './schema/journey.ts';
export { consent, lead, suppression } from './schema/lead.ts';
export { mailBatch, mailboxMail, mailBucket, message, reply } from './schema/message.ts';
export { journeyMigration, type PublishPolicies, type StepPolicy } from './schema/migration.ts';
export { outbox, type OutboxKind, type OutboxLane } from './schema/outbox.ts';
export {
  journeyOnce,
  journeyRun,
  journeyStep,
  runCall,
  runCommand,
  runMatch,
  type EntrySource,
  type RunStatus,
} from './schema/run.ts';
export { storableJson, storableText } from './schema/storable.ts';
export { activityCatalogue, workspace, type SealedSecret, type WorkspaceSettings } from './schema/workspace.ts';
