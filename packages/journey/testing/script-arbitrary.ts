import fc from 'fast-check';
import type { ScriptedEvent } from '../src/advance/script.ts';
import type { Graph } from '../src/model/graph.ts';
import { customEvents, intents } from './vocabulary.ts';

const hourMs = 3_600_000;
/** Scripts last so long; simulate until then too, for a journey may loop for ever. */
export const scriptHours = 40 * 24;

/**
 * What a lead and sales do in the 40 days after `start` (epoch ms): replies, clicks, opens, absences, answers to hand-offs and
 * custom events, at moments that differ from each other. Changes nothing of the lead itself.
 */
export function scriptArbitrary(graph: Graph, start: number): fc.Arbitrary<ScriptedEvent[]> {
  const idsOf = (kind: string): string[] => graph.nodes.filter((node) => node.kind === kind).map(({ id }) => id);
  const events = [customArbitrary, ...aboutMails(idsOf('email')), ...aboutHandoffs(idsOf('sales.notify'))];
  return fc
    .uniqueArray(fc.record({ afterMs: afterArbitrary, event: fc.oneof(...events) }), {
      maxLength: 20,
      size: 'max',
      selector: ({ afterMs }) => afterMs,
    })
    .map((drawn) =>
      drawn
        .toSorted((a, b) => a.afterMs - b.afterMs)
        .map(({ afterMs, event }, nth) => ({
          ...event,
          at: start + afterMs,
          properties: withReplyId(event.properties, nth),
        })),
    );
}

/** More of it in the first days, where most leads still are. */
const afterArbitrary = fc.oneof(
  fc.integer({ min: 1, max: 5 * 24 * hourMs }),
  fc.integer({ min: 1, max: scriptHours * hourMs }),
);

type Drawn = Omit<ScriptedEvent, 'at'>;

const customArbitrary: fc.Arbitrary<Drawn> = fc.record({
  name: fc.constantFrom(...customEvents),
  properties: fc.constant({}),
});

function aboutMails(mails: readonly string[]): fc.Arbitrary<Drawn>[] {
  if (mails.length === 0) return [];
  const node = fc.constantFrom(...mails);
  const until = fc.constantFrom('2026-03-23', '2026-04-02', null);
  const intent = fc.constantFrom(...intents);
  return [
    fc.record({
      name: fc.constantFrom('email.clicked', 'email.opened'),
      node,
      properties: fc.constant({ url: 'https://northlight.example/price' }),
    }),
    fc.record({
      name: fc.constant('reply.received'),
      node,
      properties: fc
        .record({ intent, until, needsPerson: fc.boolean() })
        .map((reply) => ({ ...reply, intents: [reply.intent], replyId: '' })),
    }),
    fc.record({
      name: fc.constant('reply.reviewed'),
      properties: fc.record({ replyId: fc.constant(''), intent, intents: fc.constant([]), until }),
    }),
    fc.record({ name: fc.constant('reply.out_of_office'), node, properties: fc.record({ until }) }),
  ];
}

function aboutHandoffs(handoffs: readonly string[]): fc.Arbitrary<Drawn>[] {
  if (handoffs.length === 0) return [];
  const node = fc.constantFrom(...handoffs);
  return [
    fc.record({ name: fc.constant('handoff.accepted'), node, properties: fc.constant({}) }),
    fc.record({ name: fc.constant('handoff.not_now'), node, properties: fc.constant({ until: '2026-04-01' }) }),
    fc.record({ name: fc.constant('handoff.rejected'), node, properties: fc.constant({ reason: 'no budget' }) }),
  ];
}

/** Reviews come in no order of their own: the reply they are about is one of three. */
function withReplyId(
  properties: Readonly<Record<string, unknown>> | undefined,
  nth: number,
): Readonly<Record<string, unknown>> {
  return properties !== undefined && 'replyId' in properties
    ? { ...properties, replyId: `reply-${nth % 3}` }
    : (properties ?? {});
}
