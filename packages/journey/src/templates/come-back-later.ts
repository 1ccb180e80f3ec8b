import type { JourneyTemplate } from './journey-template.ts';
import {
  happens,
  letter,
  midweekMornings,
  onReply,
  onScore,
  replies,
  replyArms,
  salesAnswers,
  sender,
} from './parts.ts';

const sqlReached = {
  id: 'sql',
  title: 'conversation held',
  on: { kind: 'condition', condition: { field: 'stage', op: 'in', value: ['sql', 'opportunity', 'customer'] } },
};

/** Leaves in peace whoever said "not now", and comes back in time. */
export const comeBackLater: JourneyTemplate = {
  id: 'come-back-later',
  name: 'Come back later',
  about: 'Leaves in peace whoever said “not now”, and comes back two weeks before the day they named.',
  questions: {
    topic: { label: 'What it was about', preset: 'your plans' },
    news: { label: 'Link to what is new', preset: 'https://example.com/news' },
    sender,
  },
  outline: [
    'Sales answered “not now” or “rejected”',
    'Wait until 14 days before the named day, or 60 days',
    'Two emails, Tuesday to Thursday mornings',
    'By reply: sales again, later again, or no',
    'Goal: a sales conversation',
  ],
  steps: {
    notNow: ['entry.event', { event: 'handoff.not_now' }, { next: 'recycled' }],
    rejected: ['entry.event', { event: 'handoff.rejected' }, { next: 'recycled' }],
    hand: ['entry.manual', {}, { next: 'recycled' }],
    recycled: ['lead.stage', { stage: 'recycled', reason: 'not now' }, { next: 'settle' }],
    // The journey that handed over writes the day down only after sales has answered.
    settle: ['wait.duration', { duration: { amount: 1, unit: 'hours' } }, { next: 'day' }],
    day: [
      'wait.until',
      {
        date: { kind: 'field', field: 'lead.come_back_on' },
        offset: { amount: 14, unit: 'days', direction: 'before' },
        time: '09:00',
      },
      { reached: 'promised', past: 'soon', none: 'months' },
    ],
    soon: ['wait.duration', { duration: { amount: 2, unit: 'days' } }, { next: 'promised' }],
    months: ['wait.duration', { duration: { amount: 60, unit: 'days' } }, { next: 'asking' }],
    promised: [
      'email',
      letter({
        subject: 'You asked me to come back about now',
        paragraphs: ['We spoke about [[topic]], and you said this would be a better time. Is it?', 'A word is enough.'],
      }),
      { sent: 'reaction' },
    ],
    asking: [
      'email',
      letter({
        subject: 'Has anything changed?',
        paragraphs: ['When we last spoke about [[topic]] the time was not right. Is it now?', 'A word is enough.'],
      }),
      { sent: 'reaction' },
    ],
    reaction: [
      'wait.event',
      { outcomes: [onReply, onScore(60)], limit: { amount: 10, unit: 'days' } },
      { replied: 'meaning', warm: 'sales', timeout: 'news' },
    ],
    news: [
      'email',
      letter({
        subject: 'What is new since we spoke',
        paragraphs: ['The short version, on one page: [[news]]'],
      }),
      { sent: 'last' },
    ],
    last: [
      'wait.event',
      { outcomes: [onReply], limit: { amount: 14, unit: 'days' } },
      { replied: 'meaning', timeout: 'undecided' },
    ],
    meaning: [
      'branch.intent',
      { arms: Object.values(replyArms) },
      { hot: 'sales', ask: 'sales', later: 'day', no: 'no', else: 'undecided', unclear: 'undecided' },
    ],
    sales: [
      'sales.notify',
      { note: 'Said “not now” to [[topic]] before; has come back.', within: { amount: 8, unit: 'hours' } },
      { accepted: 'withSales', notNow: 'day', rejected: 'rejectedTwice', noAnswer: 'undecided' },
    ],
    withSales: [
      'wait.event',
      { outcomes: [sqlReached], limit: { amount: 30, unit: 'days' } },
      { sql: 'goal', timeout: 'sold' },
    ],
    goal: ['end.goal', {}],
    sold: ['end.exit', { reason: 'with sales' }],
    no: ['end.exit', { reason: 'not interested' }],
    rejectedTwice: ['end.exit', { reason: 'rejected twice' }],
    undecided: ['end.exit', { reason: 'no decision yet' }],
  },
  // Its own second hand-off must not bring the lead in again.
  settings: { reentry: { kind: 'afterEnd', days: 30 }, sendWindow: midweekMornings },
  scenarios: [
    {
      name: 'Named a day: nothing until two weeks before it, then interested',
      fields: { come_back_on: '2026-06-01' },
      does: [
        replies(75 * 24, 'promised', 'interested'),
        salesAnswers(75 * 24 + 2, 'sales', 'accepted'),
        { ...happens(80 * 24, 'stage.changed'), properties: { stage: 'sql' } },
      ],
      emails: ['promised'],
      ends: 'goal',
    },
    { name: 'Named no day and never reacts', does: [], emails: ['asking', 'news'], ends: 'no decision yet' },
    {
      name: 'Says no in the end',
      entry: 'hand',
      does: [replies(64 * 24, 'asking', 'not_interested')],
      emails: ['asking'],
      ends: 'not interested',
    },
  ],
};
