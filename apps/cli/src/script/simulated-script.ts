import { ACTS_FROM, actsByItself, readIntent, type IntentReading } from '@tendril/intent';
import {
  absenceEvent,
  changeEvents,
  repliedEvent,
  reviewedEvent,
  simulate,
  type ScriptedEvent as SimulatedEvent,
  type Simulated,
  type SimulateInput,
} from '@tendril/journey';
import { isHandoffAnswer, isReply, type ScriptedEvent } from './script-file.ts';

/**
 * A script as the simulator takes it: replies read for their meaning, events about mails and hand-offs tied to their step,
 * and with each event what the engine makes of it besides. Events of other leads are left out.
 */
export function simulatedScript(
  input: Omit<SimulateInput, 'script'>,
  script: readonly ScriptedEvent[],
): SimulatedEvent[] {
  const events: SimulatedEvent[] = [];
  const replies: string[] = [];
  for (const [index, scripted] of script.entries()) {
    if (scripted.lead !== undefined && scripted.lead !== input.lead.email) continue;
    const at = input.entry.at + scripted.atMs;
    const before = simulate({ ...input, script: events, until: at });
    const told = eventsOf({ scripted, at, before, replyId: `script/${index}`, lastReplyId: replies.at(-1), input });
    if (isReply(scripted.event)) replies.push(`script/${index}`);
    events.push(...told);
  }
  return events;
}

interface Moment {
  scripted: ScriptedEvent;
  at: number;
  /** How the run stands just then. */
  before: Simulated;
  replyId: string;
  lastReplyId: string | undefined;
  input: Omit<SimulateInput, 'script'>;
}

function eventsOf(moment: Moment): SimulatedEvent[] {
  const { scripted, at, before } = moment;
  const { event: name, properties } = scripted;
  if (isReply(name)) return replyEvents(moment);
  if (name === reviewedEvent)
    return [{ at, name, properties: { replyId: moment.lastReplyId, ...reviewed(properties) } }];
  if (name === 'unsubscribe') return leavesAll(before, at);
  if (name === 'email.complained') return [...aboutMail(moment, name, properties), ...leavesAll(before, at)];
  if (name.startsWith('email.')) return aboutMail(moment, name, properties);
  if (isHandoffAnswer(name)) return openHandoff(moment).map((node) => ({ at, name, node, properties }));
  return [{ at, name, properties, ...(scripted.node === undefined ? {} : { node: scripted.node }) }];
}

function replyEvents(moment: Moment): SimulatedEvent[] {
  const { at, before } = moment;
  const reading = readReply(moment);
  if (reading.kind === 'machine' && reading.primary !== 'out_of_office') return [];
  const name = reading.kind === 'machine' ? absenceEvent : repliedEvent;
  const about = aboutMail(moment, name, repliedProperties(moment.replyId, reading));
  const leaves = actsByItself(reading) ? leavesAll(before, at) : [];
  const complains = reading.labels.some(({ label, confidence }) => label === 'complaint' && confidence >= ACTS_FROM);
  return [...about, ...leaves, ...(complains ? [{ at, name: 'email.complained' }] : [])];
}

function readReply({ scripted, at, input }: Moment): IntentReading {
  const { text = '', subject = 'Re: your mail' } = scripted;
  const timeZone = input.lead.timeZone ?? input.plan.settings.timeZone;
  const headers = { from: input.lead.email ?? '' };
  return readIntent({ subject, headers, text, received: new Date(at).toISOString(), timeZone });
}

function repliedProperties(replyId: string, reading: IntentReading): Record<string, unknown> {
  const { kind, primary, labels, until, needsPerson } = reading;
  if (kind === 'machine') return { replyId, until };
  return { replyId, kind, intent: primary, intents: labels.map(({ label }) => label), until, needsPerson };
}

/** What a reviewer says a reply means; the first of `intents` is the main thing. */
function reviewed({ intents, until = null }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const all = Array.isArray(intents) ? intents : [];
  return { intent: all[0] ?? 'other', intents: all, until };
}

/** An event about a mail that has left: the one named, else the latest. None where there is none, as in life. */
function aboutMail(
  { scripted, at, before }: Moment,
  name: string,
  properties: Record<string, unknown>,
): SimulatedEvent[] {
  const left = before.mails.filter(({ nodeId, leftAt }) => leftAt !== null && (scripted.node ?? nodeId) === nodeId);
  const latest = left.toSorted((a, b) => (a.leftAt ?? 0) - (b.leftAt ?? 0)).at(-1);
  return latest === undefined ? [] : [{ at, name, node: latest.nodeId, properties }];
}

/** The hand-off that waits for an answer, if it is the one meant. */
function openHandoff({ scripted, before, input }: Moment): string[] {
  const { standing } = before;
  if (standing.kind !== 'wait' || input.plan.nodes[standing.nodeId]?.kind !== 'sales.notify') return [];
  return scripted.node === undefined || scripted.node === standing.nodeId ? [standing.nodeId] : [];
}

/** Every consent withdrawn at once. */
function leavesAll({ facts }: Simulated, at: number): SimulatedEvent[] {
  const given = Object.entries(facts.lead.consents).filter(([, isGiven]) => isGiven);
  if (given.length === 0) return [];
  const changes = given.map(([topic]) => ({
    at,
    name: changeEvents.consent,
    properties: { topic, state: 'withdrawn' },
  }));
  return [...changes, { at, name: 'unsubscribed' }];
}
