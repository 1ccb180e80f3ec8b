import { z } from 'zod';
import { unusedReplies } from '../advance/replies.ts';
import type { World } from '../advance/world.ts';
import { repliedEvent, reviewedEvent } from '../model/event-names.ts';
import type { LeadEvent } from '../model/facts.ts';
import { durationSchema } from '../model/settings.ts';
import { deadlineAfter } from '../time/deadline.ts';
import { durationMs } from '../time/duration-ms.ts';
import { defineNode, type NodeContext, type Port } from './define-node.ts';
import { choiceProblems, portChoiceShape, portsOf } from './port-choice.ts';
import { sayDuration } from './say.ts';

const labelSchema = z.string().min(1).max(64);
const armSchema = z.strictObject({
  ...portChoiceShape,
  intents: z
    .array(labelSchema)
    .min(1, 'Choose what the reply must mean.')
    .max(20)
    .meta({ title: 'The reply means', format: 'intents', isNeeded: true }),
});
const config = z.strictObject({
  arms: z.array(armSchema).max(20).default([]),
  reviewWithin: durationSchema
    .default({ amount: 2, unit: 'days' })
    .meta({ title: 'Somebody looks at unclear replies within' }),
});
type Arms = z.output<typeof config>['arms'];

const fixedPorts: readonly Port[] = [
  { id: 'else', title: 'else' },
  { id: 'unclear', title: 'nobody looked', isFailure: true },
];

export const branchIntent = defineNode({
  kind: 'branch.intent',
  group: 'path',
  title: 'Branch on reply',
  description: 'Sends leads on by what their reply means. A reply nobody can be sure of waits for a person.',
  icon: 'message-question',
  config,
  ports: ({ arms }) => [...portsOf(arms, (index) => sayLabels(arms[index]?.intents ?? [])), ...fixedPorts],
  say: ({ arms }) =>
    arms.length === 0
      ? 'Branch on reply'
      : `By reply: ${arms.map((arm) => arm.title ?? sayLabels(arm.intents)).join(' · ')} · else`,
  stays: ({ reviewWithin }, port) => {
    const mostMs = durationMs(reviewWithin);
    return { leastMs: port === 'unclear' ? mostMs : 0, mostMs };
  },
  sentence: ({ arms, reviewWithin }) => [
    'Send leads on by what they replied: ',
    ...(arms.length === 0
      ? [{ says: 'a meaning', of: 'arms' }, ', ']
      : arms.flatMap(({ title, intents }, index) => [
          { says: title ?? sayLabels(intents), of: `arms.${index}` },
          ', ',
        ])),
    'or else by “else”. Somebody looks at unclear replies within ',
    { says: sayDuration(reviewWithin), of: 'reviewWithin' },
    '.',
  ],
  reads: () => ({ events: { [repliedEvent]: 'entry', [reviewedEvent]: 'entry' } }),
  enter: ({ arms, reviewWithin }, context) => {
    const reply = takeReply(context.world);
    if (reply === null) {
      context.note('reply', null);
      return { kind: 'go', port: 'else' };
    }
    context.note('reply', reply.id);
    context.note('intent', reply.properties['intent'] ?? null);
    if (reply.properties['needsPerson'] === true) {
      const { replyId } = reply.properties;
      return {
        kind: 'wait',
        deadline: deadlineAfter(context.at, reviewWithin, context.world.timeZone),
        deadlinePort: 'unclear',
        // The port follows from what the reviewer says; see portOf.
        listens: [
          {
            port: 'reviewed',
            events: [reviewedEvent],
            since: reply.at,
            where: [{ property: 'replyId', op: 'equals', value: typeof replyId === 'string' ? replyId : reply.id }],
          },
        ],
      };
    }
    comeBackOn(reply, context);
    return { kind: 'go', port: armFor(arms, reply) };
  },
  portOf: ({ arms }, { port, event }) => (event === null ? port : armFor(arms, event)),
  leave: (_config, context, { event }) => {
    if (event === null) return;
    context.note('intent', event.properties['intent'] ?? null);
    comeBackOn(event, context);
  },
  check: ({ arms }) => [
    ...choiceProblems(arms, ['else', 'unclear', 'reviewed']),
    ...(arms.length === 0
      ? [
          {
            code: 'noArms',
            severity: 'error' as const,
            message: 'Add at least one meaning to branch on.',
            setting: 'arms',
          },
        ]
      : []),
  ],
});

/** The newest reply, whether it ended the wait before or came since. All replies up to it are decided with it. */
function takeReply(world: World): LeadEvent | null {
  const waiting = unusedReplies(world);
  for (const reply of waiting) world.use(reply);
  return world.state.reply;
}

/** The arm that holds the primary label, else the first that holds any other, else `else`. */
function armFor(arms: Arms, { properties }: LeadEvent): string {
  const primary = properties['intent'];
  const labels: readonly unknown[] = Array.isArray(properties['intents']) ? properties['intents'] : [];
  const byPrimary = arms.find(({ intents }) => intents.some((label) => label === primary));
  const byAny = byPrimary ?? arms.find(({ intents }) => intents.some((label) => labels.includes(label)));
  return byAny?.id ?? 'else';
}

function comeBackOn({ properties }: LeadEvent, { effect, nodeId }: NodeContext): void {
  const until = properties['until'];
  if (typeof until === 'string') effect({ kind: 'setField', field: 'come_back_on', value: until, nodeId });
}

function sayLabels(labels: readonly string[]): string {
  return labels.map((label) => label.replaceAll('_', ' ')).join(', ');
}
