export { archiveJourney } from './draft/archive-journey.ts';
export { publishDraft, type DraftPublished } from './draft/publish-draft.ts';
export { restoreJourney } from './draft/restore-journey.ts';
export { saveDraft, type DraftSaved } from './draft/save-draft.ts';
export { changeOf, changeTopics, type ChangeTopic } from './changes/change.ts';
export { hearChanges, type HeardChange } from './changes/hear-changes.ts';
export { createEngine, type Engine, type EngineOptions, type Log } from './engine.ts';
export { recordEvent, type EventToRecord } from './event/record-event.ts';
export { EngineFailure, failureCodeOf, sqlStateOf, traceOf } from './failure.ts';
export { captureLead, type Captured, type LeadToCapture } from './lead/capture-lead.ts';
export { createBell, type Bell } from './outbox/bell.ts';
export { claim, markDelivered, markFailed, type OutboxRow } from './outbox/claim.ts';
export { reconcile } from './outbox/reconcile.ts';
export { relayOnce, startRelay, type Relay } from './outbox/relay.ts';
export { findOverdue, startSweep, sweep } from './outbox/sweep.ts';
export { mailsOfPlay, type MailOfPlay } from './play/mails-of-play.ts';
export { shortestWait, timerGrainMs, type ShortestWait } from './play/shortest-wait.ts';
export { startPlay, type PlayStarted, type PlayToStart } from './play/start-play.ts';
export { stopPlay } from './play/stop-play.ts';
export { usualReleasePerHour, type PeopleChoice } from './migrate/begin-migration.ts';
export { migratePage, stopMigration } from './migrate/migrate-page.ts';
export { peopleInside, type PeopleAtStep } from './migrate/people-inside.ts';
export { writeCatalogue, type ServedActivity } from './publish/activity-catalogue.ts';
export { createJourney, publish, type Published } from './publish/publish.ts';
export { advanceRun } from './run/advance-run.ts';
export { failCall, finishCall, loadCall, type StoredCall } from './run/calls.ts';
export { commandRun, type RunOrder } from './run/command-runs.ts';
export { enter, type Entered, type EnterInput, type KeptOut } from './run/enter.ts';
export { answerHandoff, type HandoffAnswer } from './sales/answer-handoff.ts';
export { claimHandoff, releaseHandoff, type ClaimToMake, type HandoffClaim } from './sales/claim-handoff.ts';
export { clockOf, toRealTime, toRunTime, type RunClock } from './time/run-clock.ts';

export { deliverBatch, type Delivery } from './mail/deliver-batch.ts';
export { createDevMailboxStore } from './mail/dev-mailbox-store.ts';
export { holdMail, releaseMail } from './mail/hold-mail.ts';
export {
  recordMailEvent,
  recordProviderEvent,
  type MailEventRecorded,
  type MailEventToRecord,
  type MailHappening,
  type SentMailEvent,
} from './mail/mail-event.ts';
export { startMailLane, type MailLane, type MailLaneOptions } from './mail/mail-lane.ts';
export { mailboxAct, type MailboxAct } from './mail/mailbox-act.ts';
export { sendTestMail, type TestMail, type TestMailSent } from './mail/send-test-mail.ts';
export { sealBatch } from './mail/seal-batch.ts';
export { openSecret, sealSecret } from './mail/sealed-secret.ts';
export { transportOf, waysOut } from './mail/transport-of.ts';
export { replyDomain } from './mail/workspace-settings.ts';
export { suppress } from './mail/suppress.ts';
export { unsubscribe, unsubscribeByMessage, type Unsubscribed } from './mail/unsubscribe.ts';
export { checkMails, type MailToCheck } from './read/check-mails.ts';
export { previewMail, type MailPreview, type MailToPreview } from './read/preview-mail.ts';
export { recordReply, type ReplyRecorded, type ReplyToRecord } from './reply/record-reply.ts';
export { reviewReply, type ReplyReview } from './reply/review-reply.ts';
