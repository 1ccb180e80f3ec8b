import type { JourneyTemplate } from './journey-template.ts';
import { happens, letter, onEvent, onReply, replies, replyArms, salesAnswers, sender } from './parts.ts';

const connected = onEvent('connected', 'connected', 'trial.connected');
const threeDays = { amount: 3, unit: 'days' };

/** Brings those who try the product to use it, and those who use it to sales. */
export const trialOnboarding: JourneyTemplate = {
  id: 'trial',
  name: 'Trial onboarding',
  about: 'Fourteen days that bring people who try your product to use it, and tell sales who does.',
  questions: {
    product: { label: 'Your product', preset: 'Your trial' },
    start: { label: 'Link to the first step', preset: 'https://example.com/start' },
    price: { label: 'Link to the prices', preset: 'https://example.com/prices' },
    sender,
  },
  outline: [
    'Event: trial.started',
    'Help until connected: day 0, 1 and 3',
    'Used well: notify sales',
    'Day 10 and 13: what was built, the price',
    'Goal: trial.paid, wherever they stand',
  ],
  steps: {
    started: ['entry.event', { event: 'trial.started', key: 'trial' }, { next: 'first' }],
    first: [
      'email',
      letter({
        subject: 'Start here: six minutes',
        paragraphs: [
          '[[product]] is ready. The first step takes six minutes: [[start]]',
          'Stuck? Reply to this email.',
        ],
        purpose: 'service',
      }),
      { sent: 'firstDay' },
    ],
    firstDay: [
      'wait.event',
      { outcomes: [connected, onReply], limit: { amount: 1, unit: 'days' } },
      { connected: 'ready', replied: 'meaning', timeout: 'stuck' },
    ],
    stuck: [
      'email',
      letter({
        subject: 'Stuck? Three clicks',
        paragraphs: ['Most people stop at the same place. This is how it goes on: [[start]]'],
      }),
      { sent: 'thirdDay' },
    ],
    thirdDay: [
      'wait.event',
      { outcomes: [connected, onReply], limit: { amount: 2, unit: 'days' } },
      { connected: 'ready', replied: 'meaning', timeout: 'offer' },
    ],
    offer: [
      'email',
      letter({
        subject: 'Shall we connect it for you?',
        paragraphs: ['We do it together in a quarter of an hour. Reply with a time.'],
      }),
      { sent: 'week' },
    ],
    week: [
      'wait.event',
      { outcomes: [connected, onReply], limit: { amount: 6, unit: 'days' } },
      { connected: 'ready', replied: 'meaning', timeout: 'built' },
    ],
    ready: [
      'email',
      letter({
        subject: 'It works: what to look at first',
        paragraphs: ['Invite whoever asks you for numbers. Two pairs of eyes find more than one.'],
      }),
      { sent: 'use' },
    ],
    use: [
      'wait.event',
      { outcomes: [onEvent('used', 'uses it', 'trial.used_well'), onReply], limit: { amount: 6, unit: 'days' } },
      { used: 'sales', replied: 'meaning', timeout: 'built' },
    ],
    meaning: [
      'branch.intent',
      { arms: [replyArms.hot, replyArms.ask, replyArms.no] },
      { hot: 'sales', ask: 'sales', no: 'missing', else: 'built', unclear: 'built' },
    ],
    sales: [
      'sales.notify',
      { note: 'Tries [[product]] and uses it, or asks about it.', within: { amount: 4, unit: 'hours' } },
      { accepted: 'talking', notNow: 'built', rejected: 'built', noAnswer: 'built' },
    ],
    talking: ['wait.duration', { duration: threeDays }, { next: 'built' }],
    built: [
      'email',
      letter({
        subject: 'What you built so far, and what it would cost',
        paragraphs: ['Everything you set up stays as it is.', 'The price for a team of your size: [[price]]'],
        purpose: 'service',
      }),
      { sent: 'beforeTheEnd' },
    ],
    beforeTheEnd: [
      'wait.event',
      { outcomes: [onReply], limit: threeDays },
      { replied: 'lastMeaning', timeout: 'tomorrow' },
    ],
    tomorrow: [
      'email',
      letter({
        subject: 'Tomorrow your trial ends',
        paragraphs: ['Go on with it here: [[price]]', 'Need a week more? Reply “more time”.'],
        purpose: 'service',
      }),
      { sent: 'theEnd' },
    ],
    theEnd: [
      'wait.event',
      { outcomes: [onReply], limit: { amount: 2, unit: 'days' } },
      { replied: 'lastMeaning', timeout: 'missing' },
    ],
    lastMeaning: ['branch.intent', { arms: [replyArms.no] }, { no: 'missing', else: 'lastCall', unclear: 'lastCall' }],
    lastCall: [
      'sales.notify',
      {
        note: 'Replied at the end of the trial. Offer a week more, or a price.',
        within: { amount: 4, unit: 'hours' },
      },
      { accepted: 'undecided', notNow: 'undecided', rejected: 'missing', noAnswer: 'missing' },
    ],
    undecided: ['wait.duration', { duration: { amount: 14, unit: 'days' } }, { next: 'ended' }],
    missing: [
      'email',
      letter({
        subject: 'What was missing?',
        paragraphs: ['One line is enough, and a person reads it.', 'Your data stay for 30 days.'],
      }),
      { sent: 'why' },
    ],
    why: [
      'wait.event',
      { outcomes: [onReply], limit: { amount: 14, unit: 'days' } },
      { replied: 'told', timeout: 'ended' },
    ],
    told: ['lead.tag', { action: 'add', tag: 'told us why' }, { next: 'ended' }],
    ended: ['end.exit', { reason: 'trial ended' }],
  },
  settings: {
    reentry: { kind: 'always' },
    goal: { condition: { event: 'trial.paid', since: 'entry' }, whenReached: 'leave', withinDays: 60 },
  },
  scenarios: [
    {
      name: 'Connects, uses it well, pays after talking to sales',
      does: [
        happens(5, 'trial.connected'),
        happens(60, 'trial.used_well'),
        salesAnswers(61, 'sales', 'accepted'),
        happens(100, 'trial.paid'),
      ],
      emails: ['first', 'ready'],
      ends: 'goal',
    },
    {
      name: 'Never connects',
      does: [],
      emails: ['first', 'stuck', 'offer', 'built', 'tomorrow', 'missing'],
      ends: 'trial ended',
    },
    {
      name: 'Says no and tells why',
      does: [replies(5, 'first', 'not_interested'), replies(40, 'missing', 'other')],
      emails: ['first', 'missing'],
      ends: 'trial ended',
    },
  ],
};
