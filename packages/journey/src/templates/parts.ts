import { repliedEvent, handoffAnswers } from '../model/event-names.ts';
import type { TemplateAct, TemplateQuestion } from './journey-template.ts';

/** Who signs the emails: asked by every template. */
export const sender: TemplateQuestion = { label: 'Who signs the emails', preset: 'Your team' };

/** Tuesday to Thursday in the morning, on the lead's own clock. */
export const midweekMornings = { days: [2, 3, 4], from: '09:00', to: '11:00' };

/** Settings of an email step: paragraphs, and the name of whoever signs below. */
export function letter(of: {
  subject: string;
  paragraphs: readonly string[];
  purpose?: 'service';
}): Record<string, unknown> {
  const { subject, paragraphs, purpose } = of;
  const source = ['Hello {{ lead.first_name | default: "there" }},', ...paragraphs, '[[sender]]'].join('\n\n');
  return { content: { subject, format: 'text', source }, ...(purpose === undefined ? {} : { purpose }) };
}

/** An outcome of a wait: the lead replies to the last email. */
export const onReply = { id: 'replied', title: 'replied', on: { kind: 'reply' } };

/** An outcome of a wait: something happened, by its name. */
export function onEvent(id: string, title: string, name: string): Record<string, unknown> {
  return { id, title, on: { kind: 'event', name } };
}

/** An outcome of a wait: the lead has so many points. */
export function onScore(points: number): Record<string, unknown> {
  const condition = { field: 'score', op: 'atLeast', value: points };
  return { id: 'warm', title: `${points} points reached`, on: { kind: 'condition', condition } };
}

/** Ways a reply can go: wants to talk, asks, not now, no. What is none of these goes by "else". */
export const replyArms = {
  hot: { id: 'hot', title: 'wants to talk', intents: ['interested', 'meeting_request'] },
  ask: { id: 'ask', title: 'asks', intents: ['question', 'objection'] },
  later: { id: 'later', title: 'not now', intents: ['not_now'] },
  no: { id: 'no', title: 'no', intents: ['not_interested', 'wrong_person'] },
};

/** A scenario's reply to the email of a step, by what it means. */
export function replies(afterHours: number, node: string, intent: string): TemplateAct {
  const properties = { kind: 'human', intent, intents: [intent], until: null, needsPerson: false };
  return { afterHours, name: repliedEvent, node, properties };
}

/** A scenario's click on a link of the email of a step. */
export function clicks(afterHours: number, node: string, url: string): TemplateAct {
  return { afterHours, name: 'email.clicked', node, properties: { url } };
}

/** A scenario's answer of sales to the hand-off of a step. */
export function salesAnswers(afterHours: number, node: string, answer: keyof typeof handoffAnswers): TemplateAct {
  return { afterHours, name: handoffAnswers[answer], node };
}

/** Something else that happens to the lead. */
export function happens(afterHours: number, name: string): TemplateAct {
  return { afterHours, name };
}
