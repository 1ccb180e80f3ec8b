import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content, graphOf, type Sketch } from '../../testing/journeys.ts';
import { compileGraph } from '../compile/compile-graph.ts';
import type { Graph } from '../model/graph.ts';
import { registry } from '../nodes/registry.ts';
import { checkGraph } from './check-graph.ts';

const end = ['end.exit', {}] as const;
const start = ['entry.manual', {}, { next: 'mail' }] as const;
const sound: Sketch = { start, mail: ['email', { content }, { sent: 'end' }], end };

const errorsOf = (graph: Graph) => checkGraph(graph).filter(({ severity }) => severity === 'error');
const withWait = (config: Record<string, unknown>): Graph => graphOf({ ...sound, mail: ['wait.event', config, {}] });

describe('[CHECK-1] what keeps a journey from being published', () => {
  const graph = graphOf(sound);
  const cases: [code: string, nodeId: string | null, graph: Graph][] = [
    ['noEntry', null, graphOf({ end })],
    ['unknownKind', 'mail', graphOf({ ...sound, mail: ['pigeon', {}] })],
    ['badSettings', 'half', graphOf({ ...sound, half: ['lead.score', { points: 0.5 }] })],
    ['badSettings', 'mail', graphOf({ ...sound, mail: ['email', { contents: {} }] })],
    ['noSubject', 'mail', graphOf({ ...sound, mail: ['email', { content: { subject: ' ', source: 'Hello' } }] })],
    ['noBody', 'mail', graphOf({ ...sound, mail: ['email', { content: { subject: 'Hello' } }] })],
    ['duplicateId', 'end', { ...graph, nodes: [...graph.nodes, { id: 'end', kind: 'end.exit', config: {} }] }],
    ['danglingEdge', 'mail', graphOf({ ...sound, mail: ['email', { content }, { sent: 'gone' }] })],
    ['danglingEdge', null, { ...graph, edges: [...graph.edges, { from: 'gone', port: 'next', to: 'end' }] }],
    ['undeclaredPort', 'mail', graphOf({ ...sound, mail: ['email', { content }, { sent: 'end', notSent: 'end' }] })],
    ['doubledPort', 'mail', { ...graph, edges: [...graph.edges, { from: 'mail', port: 'sent', to: 'mail' }] }],
    ['entryNotFirst', 'start', graphOf({ ...sound, mail: ['wait.duration', {}, { next: 'start' }] })],
    ['unknownEmail', 'mail', withWait({ outcomes: [{ id: 'a', on: { kind: 'reply', to: 'gone' } }] })],
    ['unknownEmail', 'mail', withWait({ outcomes: [{ id: 'a', on: { kind: 'click', email: 'end' } }] })],
    ['noOutcomes', 'mail', withWait({})],
    [
      'duplicateOutcome',
      'mail',
      withWait({
        outcomes: [
          { id: 'a', on: { kind: 'reply' } },
          { id: 'a', on: { kind: 'open' } },
        ],
      }),
    ],
    ['duplicateOutcome', 'mail', withWait({ outcomes: [{ id: 'timeout', on: { kind: 'reply' } }] })],
    ['noDate', 'mail', graphOf({ ...sound, mail: ['wait.until', { date: { kind: 'fixed', at: '30 March' } }] })],
    [
      'unknownField',
      'mail',
      graphOf({ ...sound, mail: ['wait.until', { date: { kind: 'field', field: 'birthday' } }] }),
    ],
    [
      'relativeDate',
      'start',
      graphOf({
        ...sound,
        start: [
          'entry.event',
          { event: 'a', where: [{ property: 'on', op: 'inLastDays', value: 2 }] },
          { next: 'mail' },
        ],
      }),
    ],
    ['badTimeZone', null, graphOf(sound, { timeZone: 'Mars/Olympus' })],
    [
      'noSendTime',
      null,
      graphOf(sound, {
        sendWindow: { days: [1], from: '22:00', to: '23:00' },
        quietHours: { from: '21:00', to: '08:00' },
      }),
    ],
    [
      'badGoal',
      null,
      {
        ...graph,
        settings: { ...graph.settings, goal: { condition: { field: 'nonsense', op: 'known' }, whenReached: 'leave' } },
      },
    ],
    ['badExit', null, { ...graph, settings: { ...graph.settings, exits: [{ condition: { all: [] }, reason: 'x' }] } }],
  ];

  it.each(cases)('%s at %j', (code, nodeId, broken) => {
    const found = errorsOf(broken).find((problem) => problem.code === code);
    expect(found).toMatchObject({ nodeId, severity: 'error' });
    expect(found?.message).toMatch(/^["A-Z].*\.$/);
    expect(compileGraph(broken).ok).toBe(false);
  });

  it('nothing, when all is well', () => {
    expect(checkGraph(graph)).toEqual([]);
  });

  it('is said before the hints', () => {
    const { nodes } = graphOf({ ...sound, lost: ['lead.score', { points: 0 }] });
    expect(checkGraph({ ...graph, nodes }).map(({ code }) => code)).toEqual(['noPoints', 'unreachable', 'openPort']);
  });

  it('names the setting in the words of the form', () => {
    const messages = errorsOf(
      graphOf({ ...sound, mail: ['wait.duration', { duration: { amount: 'two', unit: 'fortnights' } }] }),
    ).map(({ message }) => message);
    expect(messages).toEqual([
      '"duration, amount" must be a number.',
      '"duration, unit" must be one of: seconds, minutes, hours, days, weeks.',
    ]);
  });

  it('is more than 1,000 steps', () => {
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_one, nth) => [`e${nth}`, end] as const));
    expect(errorsOf(graphOf({ ...sound, ...many })).map(({ code }) => code)).toEqual(['tooLarge']);
  });
});

describe('[LOOP-1] a way round', () => {
  const round = (kind: string, config: Record<string, unknown>, port: string): Graph =>
    graphOf({
      start: ['entry.manual', {}, { next: 'a' }],
      a: ['lead.score', { points: 1 }, { next: 'b' }],
      b: [kind, config, { [port]: 'a' }],
    });
  const whenCustomer = {
    id: 'won',
    on: { kind: 'condition', condition: { field: 'stage', op: 'equals', value: 'customer' } },
  };

  it.each<[string, string, Record<string, unknown>, string, boolean]>([
    ['without a wait', 'lead.tag', { tag: 'x' }, 'next', false],
    ['through a wait', 'wait.duration', {}, 'next', true],
    ['through a time limit', 'wait.event', { outcomes: [whenCustomer] }, 'timeout', true],
    ['through a condition that may hold at once', 'wait.event', { outcomes: [whenCustomer] }, 'won', false],
    ['through a date that may be past', 'wait.until', { date: { kind: 'fixed', at: '2026-03-20' } }, 'past', false],
    ['through a hand-off', 'sales.notify', {}, 'noAnswer', true],
    ['through an activity alone', 'activity', { activityKind: 'x', outcomes: [{ id: 'done' }] }, 'done', false],
  ])('%s', (_what, kind, config, port, allowed) => {
    const found = errorsOf(round(kind, config, port));
    expect(found.map(({ code, nodeId }) => [code, nodeId])).toEqual(allowed ? [] : [['cycleWithoutWait', 'a']]);
  });
});

describe('[CHECK-2] settings nobody has filled in', () => {
  it.each(Object.values(registry).map((definition) => [definition.kind]))(
    'give a problem or a working step: %s',
    (kind) => {
      const graph = graphOf({ start: ['entry.manual', {}, { next: 'it' }], it: [kind, {}] });
      const errors = errorsOf(graph).filter(({ code }) => code !== 'entryNotFirst');
      expect(errors.every(({ nodeId, message }) => nodeId === 'it' && message.length > 10)).toBe(true);
      expect(checkGraph(graph).some(({ code }) => code === 'badSettings')).toBe(false);
    },
  );

  it('never crash, whatever they hold', () => {
    const kinds = Object.keys(registry);
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.dictionary(
          fc.constantFrom('outcomes', 'arms', 'content', 'date', 'limit', 'duration', 'input', 'event', 'x'),
          fc.jsonValue(),
        ),
        (kind, config) => {
          expect(
            Array.isArray(checkGraph(graphOf({ ...sound, mail: [kind, config as Record<string, unknown>] }))),
          ).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('[CHECK-4] activities', () => {
  const graph = graphOf({
    start: ['entry.manual', {}, { next: 'look' }],
    look: ['activity', { activityKind: 'lookup', outcomes: [{ id: 'found' }, { id: 'maybe' }] }],
  });
  const codesWith = (catalogue?: { kind: string; outcomes: string[] }[]) =>
    checkGraph(graph, catalogue === undefined ? {} : { catalogue }).flatMap(({ code, severity }) =>
      severity === 'error' ? [code] : [],
    );

  it('are looked at only with a catalogue', () => {
    expect(codesWith()).toEqual([]);
    expect(codesWith([])).toEqual(['unknownActivity']);
    expect(codesWith([{ kind: 'lookup', outcomes: ['found', 'unknown'] }])).toEqual([
      'outcomeMissing',
      'outcomeForeign',
    ]);
    expect(codesWith([{ kind: 'lookup', outcomes: ['found', 'maybe'] }])).toEqual([]);
  });
});
