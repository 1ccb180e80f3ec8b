import type { JourneyTemplate } from './journey-template.ts';
import { happens, letter, onEvent, onReply, replies, replyArms, salesAnswers, sender } from './parts.ts';

const booked = onEvent('booked', 'booked', 'meeting.booked');

/** Answers a request for a demo at once and does not let go until there was a conversation. */
export const demoRequest: JourneyTemplate = {
  id: 'demo',
  name: 'Demo request',
  about: 'Answers at once, gives sales fifteen minutes, and stays on it until the conversation was held.',
  questions: {
    form: { label: 'Form that asks for a demo', preset: 'Book a demo' },
    product: { label: 'What is shown', preset: 'our product' },
    booking: { label: 'Link to book a time', preset: 'https://example.com/book' },
    recording: { label: 'Link to a recording', preset: 'https://example.com/recording' },
    sender,
  },
  outline: [
    'Form submitted',
    'Email with times to choose from',
    'Notify sales, 15 minutes',
    'Until booked: a recording, then a call',
    'Goal: the conversation was held',
  ],
  steps: {
    form: ['entry.form', { form: '[[form]]' }, { next: 'welcome' }],
    welcome: [
      'email',
      letter({
        subject: 'Your demo, {{ lead.first_name | default: "please choose" }}: pick a time',
        paragraphs: [
          'Choose a time that suits you: [[booking]]',
          'Bring one question about your own work, and we show [[product]] on it.',
        ],
        purpose: 'service',
      }),
      { sent: 'sales' },
    ],
    sales: [
      'sales.notify',
      {
        note: 'Asked for a demo. Ring them while they still sit in front of it.',
        within: { amount: 15, unit: 'minutes' },
      },
      { accepted: 'booking', notNow: 'booking', rejected: 'notAFit', noAnswer: 'sorry' },
    ],
    sorry: [
      'email',
      letter({
        subject: 'You should have heard from us by now',
        paragraphs: [
          'We promise an answer within fifteen minutes and did not keep it. Sorry.',
          'Choose any time here and it is yours: [[booking]]',
        ],
        purpose: 'service',
      }),
      { sent: 'booking' },
    ],
    booking: [
      'wait.event',
      { outcomes: [booked, onReply], limit: { amount: 1, unit: 'days' } },
      { booked: 'meeting', replied: 'meaning', timeout: 'recording' },
    ],
    recording: [
      'email',
      letter({
        subject: 'A four-minute recording instead',
        paragraphs: [
          'No time just now? Here are the four minutes most people ask for: [[recording]]',
          'And here are the times: [[booking]]',
        ],
      }),
      { sent: 'secondBooking' },
    ],
    secondBooking: [
      'wait.event',
      { outcomes: [booked, onReply], limit: { amount: 5, unit: 'days' } },
      { booked: 'meeting', replied: 'meaning', timeout: 'call' },
    ],
    meaning: [
      'branch.intent',
      { arms: [replyArms.later, replyArms.no] },
      { later: 'later', no: 'no', else: 'call', unclear: 'call' },
    ],
    call: [
      'sales.notify',
      {
        note: 'Asked for a demo and has no time booked yet. Please call today.',
        within: { amount: 8, unit: 'hours' },
      },
      { accepted: 'meeting', notNow: 'later', rejected: 'notAFit', noAnswer: 'noContact' },
    ],
    meeting: [
      'wait.event',
      {
        outcomes: [onEvent('held', 'held', 'meeting.held'), onEvent('missed', 'nobody came', 'meeting.missed')],
        limit: { amount: 14, unit: 'days' },
      },
      { held: 'sql', missed: 'again', timeout: 'noContact' },
    ],
    again: [
      'email',
      letter({
        subject: 'No harm done, shall we try again?',
        paragraphs: ['It happens. Choose another time: [[booking]]'],
        purpose: 'service',
      }),
      { sent: 'rebooking' },
    ],
    rebooking: [
      'wait.event',
      { outcomes: [booked, onReply], limit: { amount: 5, unit: 'days' } },
      { booked: 'meeting', replied: 'meaning', timeout: 'noContact' },
    ],
    sql: ['lead.stage', { stage: 'sql' }, { next: 'goal' }],
    goal: ['end.goal', {}],
    later: ['end.exit', { reason: 'later' }],
    notAFit: ['end.exit', { reason: 'not a fit' }],
    no: ['end.exit', { reason: 'not interested' }],
    noContact: ['end.exit', { reason: 'no contact' }],
  },
  settings: { reentry: { kind: 'afterEnd', days: 0 } },
  scenarios: [
    {
      name: 'Sales calls, a time is booked, the conversation is held',
      does: [salesAnswers(0.2, 'sales', 'accepted'), happens(5, 'meeting.booked'), happens(75, 'meeting.held')],
      emails: ['welcome'],
      ends: 'goal',
    },
    {
      name: 'Nobody answers in time; the lead does not come and books again',
      does: [
        happens(5, 'meeting.booked'),
        happens(75, 'meeting.missed'),
        happens(80, 'meeting.booked'),
        happens(150, 'meeting.held'),
      ],
      emails: ['welcome', 'sorry', 'again'],
      ends: 'goal',
    },
    {
      name: 'Says not now',
      does: [salesAnswers(0.2, 'sales', 'accepted'), replies(5, 'welcome', 'not_now')],
      emails: ['welcome'],
      ends: 'later',
    },
    { name: 'Never reacts', does: [], emails: ['welcome', 'sorry', 'recording'], ends: 'no contact' },
  ],
};
