import type { JourneyTemplate } from './journey-template.ts';
import { clicks, letter, midweekMornings, onReply, replies, replyArms, salesAnswers, sender } from './parts.ts';

const keepLink = 'https://example.com/keep-me';
const sameOutcomes = [{ id: 'clicked', title: 'clicked', on: { kind: 'click' } }, onReply];

/** Asks those who went quiet whether to go on, and lets go of those who say nothing. */
export const reEngagement: JourneyTemplate = {
  id: 're-engagement',
  name: 'Win back or let go',
  about: 'Three emails in forty days to leads who went quiet: who reacts comes back, who does not is let go.',
  questions: {
    company: { label: 'Your company', preset: 'us' },
    keep: { label: 'Link of the button “Keep me”', preset: keepLink },
    pieces: { label: 'Link to what people liked best', preset: 'https://example.com/best-of' },
    sender,
  },
  outline: [
    'A list, or added by hand',
    'Is this still useful? Wait 12 days',
    'What people kept. Wait 14 days',
    'We stop writing. Wait 14 days',
    'Leaves as back, or let go',
  ],
  steps: {
    list: ['entry.import', {}, { next: 'useful' }],
    hand: ['entry.manual', {}, { next: 'useful' }],
    useful: [
      'email',
      letter({
        subject: 'Is this still useful?',
        paragraphs: [
          'You have not looked at what comes from [[company]] for a while, and that is all right.',
          'Shall we go on? One tap: [[keep]]',
        ],
      }),
      { sent: 'first' },
    ],
    first: [
      'wait.event',
      { outcomes: sameOutcomes, limit: { amount: 12, unit: 'days' } },
      { clicked: 'back', replied: 'meaning', timeout: 'best' },
    ],
    best: [
      'email',
      letter({
        subject: 'The three pieces people kept this year',
        paragraphs: ['They are all here: [[pieces]]'],
      }),
      { sent: 'second' },
    ],
    second: [
      'wait.event',
      { outcomes: sameOutcomes, limit: { amount: 14, unit: 'days' } },
      { clicked: 'back', replied: 'meaning', timeout: 'stop' },
    ],
    stop: [
      'email',
      letter({
        subject: 'We stop writing in two weeks',
        paragraphs: ['Nobody should get emails they do not read. If you want to stay, one tap does it: [[keep]]'],
      }),
      { sent: 'third' },
    ],
    third: [
      'wait.event',
      { outcomes: sameOutcomes, limit: { amount: 14, unit: 'days' } },
      { clicked: 'back', replied: 'meaning', timeout: 'sunset' },
    ],
    meaning: [
      'branch.intent',
      { arms: [replyArms.hot, replyArms.ask, replyArms.no] },
      { hot: 'sales', ask: 'sales', no: 'sunset', else: 'back', unclear: 'back' },
    ],
    sales: [
      'sales.notify',
      { note: 'Had gone quiet, and now replied with interest.', within: { amount: 8, unit: 'hours' } },
      { accepted: 'withSales', notNow: 'back', rejected: 'back', noAnswer: 'back' },
    ],
    sunset: ['lead.tag', { action: 'add', tag: 'sunset' }, { next: 'letGo' }],
    letGo: ['end.exit', { reason: 'let go' }],
    back: ['end.exit', { reason: 'back' }],
    withSales: ['end.exit', { reason: 'back, with sales' }],
  },
  settings: { reentry: { kind: 'afterEnd', days: 365 }, sendWindow: midweekMornings },
  scenarios: [
    { name: 'No clicks at all', does: [], emails: ['useful', 'best', 'stop'], ends: 'let go' },
    {
      name: 'Wants to stay',
      does: [clicks(30, 'useful', keepLink)],
      emails: ['useful'],
      ends: 'back',
    },
    {
      name: 'Replies with interest to the second email',
      entry: 'hand',
      does: [replies(20 * 24, 'best', 'interested'), salesAnswers(20 * 24 + 2, 'sales', 'accepted')],
      emails: ['useful', 'best'],
      ends: 'back, with sales',
    },
  ],
};
