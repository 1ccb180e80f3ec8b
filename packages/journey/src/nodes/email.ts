import { z } from 'zod';
import { decideMail } from '../advance/decide-mail.ts';
import { repliedEvent } from '../model/event-names.ts';
import { defineNode, type Port } from './define-node.ts';
import { noteUnknownZone } from './note-zone.ts';
import { shorten } from './say.ts';
import { sayPlaces } from './say-places.ts';

/** What is written; rendered for one lead when the mail is sealed. */
export const emailContentSchema = z.strictObject({
  subject: z.string().max(300).default(''),
  preheader: z.string().max(300).optional(),
  format: z.enum(['mjml', 'text', 'html']).default('text'),
  source: z.string().max(1_000_000).default(''),
  /** The plain-text part, where it shall not be made from the source. */
  text: z.string().max(200_000).optional(),
});
export type EmailContentConfig = z.output<typeof emailContentSchema>;

const config = z.strictObject({
  content: emailContentSchema.default({ subject: '', format: 'text', source: '' }),
  purpose: z
    .enum(['marketing', 'service'])
    .default('marketing')
    .meta({
      title: 'Purpose',
      words: { marketing: 'Marketing', service: 'Service' },
      description:
        'Marketing goes only to those who agreed, and keeps to quiet hours and caps. Service is what they asked for.',
    }),
  topic: z.string().min(1).max(64).default('marketing').meta({
    title: 'Topic',
    description: 'What leads agree to, and can unsubscribe from.',
    format: 'topic',
  }),
  ifNotSent: z
    .enum(['goOn', 'otherWay'])
    .default('goOn')
    .meta({
      title: 'If it cannot be sent',
      description: 'No address, no consent, unsubscribed, or too many emails already.',
      words: { goOn: 'Go on all the same', otherWay: 'Go another way' },
      section: 'failure',
    }),
});

const sent: Port = { id: 'sent', title: 'sent' };
const notSent: Port = { id: 'notSent', title: 'could not send', isFailure: true };

export const email = defineNode({
  kind: 'email',
  group: 'message',
  title: 'Email',
  description: 'Sends an email, where consent, suppression, windows and caps allow it.',
  icon: 'mail',
  config,
  ports: ({ ifNotSent }) => (ifNotSent === 'otherWay' ? [notSent, sent] : [sent]),
  say: ({ content }) => (content.subject.trim() === '' ? 'Email' : `Email "${shorten(sayPlaces(content.subject))}"`),
  mayBeHeld: ({ purpose }) => purpose === 'marketing',
  sentence: ({ content, purpose, topic }) => [
    'Send ',
    { says: content.subject.trim() === '' ? 'an email' : `“${shorten(sayPlaces(content.subject))}”`, of: 'content' },
    ' as a ',
    { says: purpose, of: 'purpose' },
    ' email about ',
    { says: topic.replaceAll('_', ' '), of: 'topic' },
    '.',
  ],
  reads: () => ({ events: { [repliedEvent]: 'entry' }, mail: true }),
  enter: ({ purpose, topic, ifNotSent }, context) => {
    const { nodeId, visit, at, world, effect, note } = context;
    noteUnknownZone(context);
    const decision = decideMail({ world, at, purpose, topic });
    for (const [name, value] of Object.entries(decision.notes)) note(name, value);
    if (decision.kind === 'notSent') {
      note('notSent', decision.reason);
      return { kind: 'go', port: ifNotSent === 'otherWay' ? 'notSent' : 'sent' };
    }
    note('sendAfter', decision.sendAfter);
    effect({ kind: 'queueMail', nodeId, visit, purpose, topic, decidedAt: at, sendAfter: decision.sendAfter });
    world.state.lastMail = { nodeId, visit, decidedAt: at };
    return { kind: 'go', port: 'sent' };
  },
  check: ({ content }) => [
    ...(content.subject.trim() === ''
      ? [
          {
            code: 'noSubject',
            severity: 'error' as const,
            message: 'This email has no subject.',
            setting: 'content.subject',
          },
        ]
      : []),
    ...(content.source.trim() === ''
      ? [{ code: 'noBody', severity: 'error' as const, message: 'This email has no text.', setting: 'content.source' }]
      : []),
  ],
});
