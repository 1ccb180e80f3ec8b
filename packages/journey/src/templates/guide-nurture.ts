import type { JourneyTemplate } from './journey-template.ts';
import { clicks, letter, onReply, onScore, replies, replyArms, salesAnswers, sender } from './parts.ts';

const guideLink = 'https://example.com/guide';

/** Delivers a guide and finds out who wants to talk about it. */
export const guideNurture: JourneyTemplate = {
  id: 'guide',
  name: 'Guide and follow-up',
  about: 'Delivers a guide to whoever asks for it, follows up for three weeks, and tells sales who wants to talk.',
  questions: {
    form: { label: 'Form that asks for the guide', preset: 'Get the guide' },
    guide: { label: 'Name of the guide', preset: 'Our guide' },
    link: { label: 'Link to the guide', preset: guideLink },
    sender,
  },
  outline: [
    'Form submitted',
    'Email the guide, wait for the download',
    'Two emails that help to use it',
    'By reply: sales, come back later, or on',
    'Leaves as nurture or letter only',
  ],
  steps: {
    form: ['entry.form', { form: '[[form]]' }, { next: 'deliver' }],
    deliver: [
      'email',
      letter({
        subject: '[[guide]] is here',
        paragraphs: [
          'Here is what you asked for: [[link]]',
          'It takes ten minutes. Begin with the part you argue about most.',
        ],
        purpose: 'service',
      }),
      { sent: 'download' },
    ],
    download: [
      'wait.event',
      {
        outcomes: [{ id: 'downloaded', title: 'downloaded', on: { kind: 'click', url: '[[link]]' } }],
        limit: { amount: 3, unit: 'days' },
      },
      { downloaded: 'pause', timeout: 'remind' },
    ],
    remind: [
      'email',
      letter({
        subject: '[[guide]]: the page most people keep',
        paragraphs: ['Most people keep a single page of it, the one with the checklist.', 'It is here: [[link]]'],
      }),
      { sent: 'pause' },
    ],
    pause: ['wait.duration', { duration: { amount: 2, unit: 'days' } }, { next: 'story' }],
    story: [
      'email',
      letter({
        subject: 'What others changed first',
        paragraphs: [
          'Those who used it began with one thing that cost them time every week. What is yours? Just reply.',
        ],
      }),
      { sent: 'reaction' },
    ],
    reaction: [
      'wait.event',
      { outcomes: [onReply, onScore(60)], limit: { amount: 5, unit: 'days' } },
      { replied: 'meaning', warm: 'mql', timeout: 'exercise' },
    ],
    meaning: [
      'branch.intent',
      { arms: Object.values(replyArms) },
      { hot: 'points', ask: 'points', later: 'later', no: 'no', else: 'exercise', unclear: 'exercise' },
    ],
    points: ['lead.score', { points: 20, reason: 'replied with interest' }, { next: 'mql' }],
    mql: ['lead.stage', { stage: 'mql' }, { next: 'sales' }],
    sales: [
      'sales.notify',
      { note: 'Asked for “[[guide]]” and wants to talk.', within: { amount: 4, unit: 'hours' } },
      { accepted: 'sal', notNow: 'later', rejected: 'refused', noAnswer: 'exercise' },
    ],
    sal: ['lead.stage', { stage: 'sal' }, { next: 'goal' }],
    goal: ['end.goal', {}],
    later: [
      'wait.until',
      {
        date: { kind: 'field', field: 'lead.come_back_on' },
        offset: { amount: 14, unit: 'days', direction: 'before' },
        time: '09:00',
      },
      { reached: 'exercise', past: 'exercise', none: 'exercise' },
    ],
    exercise: [
      'email',
      letter({
        subject: 'Ten minutes with your own numbers',
        paragraphs: [
          'An exercise for ten minutes: take last month and mark what surprised you.',
          'Shall we look at it together? Just reply.',
        ],
      }),
      { sent: 'last' },
    ],
    last: [
      'wait.event',
      { outcomes: [onReply], limit: { amount: 7, unit: 'days' } },
      { replied: 'lastMeaning', timeout: 'fit' },
    ],
    lastMeaning: [
      'branch.intent',
      { arms: [replyArms.hot, replyArms.ask, replyArms.no] },
      { hot: 'points', ask: 'points', no: 'no', else: 'fit', unclear: 'fit' },
    ],
    fit: [
      'branch.conditions',
      { arms: [{ id: 'warm', title: '30 points or more', condition: { field: 'score', op: 'atLeast', value: 30 } }] },
      { warm: 'nurture', else: 'letter' },
    ],
    nurture: ['lead.tag', { action: 'add', tag: 'long nurture' }, { next: 'toNurture' }],
    toNurture: ['end.exit', { reason: 'to nurture' }],
    letter: ['end.exit', { reason: 'letter only' }],
    refused: ['end.exit', { reason: 'back to marketing' }],
    no: ['end.exit', { reason: 'not interested' }],
  },
  settings: { frequencyCap: { emails: 2, perDays: 7 } },
  scenarios: [
    {
      name: 'Downloads it and asks for a call',
      does: [
        clicks(3, 'deliver', guideLink),
        replies(60, 'story', 'meeting_request'),
        salesAnswers(62, 'sales', 'accepted'),
      ],
      emails: ['deliver', 'story'],
      ends: 'goal',
    },
    {
      name: 'Never reacts',
      does: [],
      emails: ['deliver', 'remind', 'story', 'exercise'],
      ends: 'letter only',
    },
    {
      name: 'Says no',
      does: [clicks(3, 'deliver', guideLink), replies(60, 'story', 'not_interested')],
      emails: ['deliver', 'story'],
      ends: 'not interested',
    },
  ],
};
