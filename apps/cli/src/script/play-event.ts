import {
  answerHandoff,
  recordEvent,
  recordMailEvent,
  recordReply,
  reviewReply,
  unsubscribeByMessage,
  type Engine,
  type HandoffAnswer,
  type MailHappening,
  type ReplyReview,
} from '@tendril/engine';
import { reviewedEvent } from '@tendril/journey';
import { changeLead, isLeadChange } from './change-lead.ts';
import { latestMail, openHandoff, openReply, untilCaughtUp } from './moment-of-run.ts';
import { isHandoffAnswer, isReply, type ScriptedEvent } from './script-file.ts';

/** The run a scripted event happens in. `enteredAt` is epoch ms. */
export interface PlayedRun {
  runId: string;
  leadId: string;
  email: string;
  enteredAt: number;
}

export interface EventToPlay {
  run: PlayedRun;
  scripted: ScriptedEvent;
  /** Makes it count once, however often it is played. */
  externalId: string;
}

/** `nothingThere`: it is about a mail, hand-off or reply that the lead never had. */
export type Played = 'played' | 'nothingThere';

/** Lets a scripted event happen by the ways real ones come in, at its time on the run's clock. */
export async function playEvent(engine: Engine, event: EventToPlay): Promise<Played> {
  const { run, scripted } = event;
  const virtualAtMs = run.enteredAt + scripted.atMs;
  const { event: name, properties } = scripted;
  if (
    isHandoffAnswer(name) ||
    isReply(name) ||
    name === reviewedEvent ||
    name === 'unsubscribe' ||
    name.startsWith('email.')
  ) {
    await untilCaughtUp(engine.db, run.runId, virtualAtMs);
  }
  if (isHandoffAnswer(name)) return answer(engine, event, virtualAtMs);
  if (name === reviewedEvent) return review(engine, event, virtualAtMs);
  if (isReply(name) || name === 'unsubscribe' || name.startsWith('email.'))
    return aboutMail(engine, event, virtualAtMs);
  if (isLeadChange(name)) await changeLead(engine.db, run.leadId, { name, properties });
  const { leadId } = run;
  await recordEvent(engine, { leadId, name, properties, source: 'script', externalId: event.externalId, virtualAtMs });
  return 'played';
}

async function aboutMail(engine: Engine, event: EventToPlay, virtualAtMs: number): Promise<Played> {
  const { run, scripted, externalId } = event;
  const mail = await latestMail(engine.db, run.runId, scripted.node);
  if (mail === undefined) return 'nothingThere';
  const messageId = mail.id;
  if (scripted.event === 'unsubscribe') await unsubscribeByMessage(engine, { messageId, virtualAtMs });
  else if (isReply(scripted.event)) await reply(engine, event, { messageId, virtualAtMs });
  else {
    // Safe because what the ledger does not know by name is kept as it is, like any event.
    const happening = {
      reason: 'script',
      bounce: 'hard',
      ...scripted.properties,
      name: scripted.event,
    } as MailHappening;
    await recordMailEvent(engine, { mail: { messageId }, happening, source: 'script', externalId, virtualAtMs });
  }
  return 'played';
}

async function reply(
  engine: Engine,
  { run, scripted, externalId }: EventToPlay,
  to: { messageId: string; virtualAtMs: number },
): Promise<void> {
  const { text = '', subject = 'Re: your mail' } = scripted;
  const headers = { 'In-Reply-To': `<${to.messageId}@script>` };
  await recordReply(engine, {
    to: [],
    from: run.email,
    subject,
    headers,
    text,
    externalId,
    virtualAtMs: to.virtualAtMs,
  });
}

async function answer(engine: Engine, { run, scripted }: EventToPlay, virtualAtMs: number): Promise<Played> {
  const open = await openHandoff(engine.db, run.runId, scripted.node);
  if (open === undefined) return 'nothingThere';
  const result = await answerHandoff(engine, open.id, { ...answerOf(scripted), virtualAtMs });
  return result === 'answered' ? 'played' : 'nothingThere';
}

function answerOf({ event, properties }: ScriptedEvent): HandoffAnswer {
  const text = (name: string): string | undefined => {
    const value = properties[name];
    return typeof value === 'string' ? value : undefined;
  };
  const [by, until] = [text('by') ?? 'script', text('until')];
  if (event === 'handoff.accepted') return { state: 'accepted', by };
  if (event === 'handoff.rejected') return { state: 'rejected', by, reason: text('reason') ?? '' };
  return { state: 'not_now', by, ...(until === undefined ? {} : { until }) };
}

async function review(engine: Engine, { run, scripted }: EventToPlay, virtualAtMs: number): Promise<Played> {
  const open = await openReply(engine.db, run.runId);
  if (open === undefined) return 'nothingThere';
  const { intents, until = null } = scripted.properties;
  // Safe because the script's schema asks a review for labels.
  const said = { intents, until } as Pick<ReplyReview, 'intents' | 'until'>;
  await reviewReply(engine, { replyId: open.id, review: { ...said, by: 'script', virtualAtMs } });
  return 'played';
}
