import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';

const config = z.strictObject({
  action: z
    .enum(['subscribe', 'unsubscribe'])
    .default('subscribe')
    .meta({ title: 'What to do', words: { subscribe: 'Subscribe', unsubscribe: 'Unsubscribe' } }),
  topic: z.string().trim().max(64).default('').meta({ title: 'Topic', format: 'topic', isNeeded: true }),
});

export const leadTopic = defineNode({
  kind: 'lead.topic',
  group: 'lead',
  title: 'Subscribe to a topic',
  description: 'Subscribes the lead to a topic of emails, or unsubscribes them. Who unsubscribed stays so.',
  icon: 'mail-check',
  config,
  ports: () => nextPort,
  say: ({ action, topic }) =>
    `${action === 'subscribe' ? 'Subscribe to' : 'Unsubscribe from'} ${topic === '' ? 'a topic' : `"${topic}"`}`,
  sentence: ({ action, topic }) => [
    { says: action === 'subscribe' ? 'Subscribe' : 'Unsubscribe', of: 'action' },
    ` the lead ${action === 'subscribe' ? 'to' : 'from'} `,
    { says: topic === '' ? 'a topic' : `“${topic}”`, of: 'topic' },
    '.',
  ],
  reads: () => ({ mail: true }),
  enter: ({ action, topic }, { nodeId, world, effect, note }) => {
    const { consents } = world.facts.lead;
    const given = Object.hasOwn(consents, topic) ? consents[topic] : undefined;
    // What people said themselves is not overruled by a drawing.
    if (action === 'subscribe' && given === false) note('notSubscribed', 'withdrawn');
    else effect({ kind: 'setConsent', topic, given: action === 'subscribe', nodeId });
    return goOn;
  },
  check: ({ topic }) =>
    topic === '' ? [{ code: 'noTopic', severity: 'error', message: 'Say which topic.', setting: 'topic' }] : [],
});
