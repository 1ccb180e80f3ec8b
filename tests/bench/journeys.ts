import {
  compileGraph,
  graphSchema,
  type Edge,
  type Graph,
  type GraphNode,
  type LeadFacts,
  type Plan,
} from '@tendril/journey';

/** Monday 9 March 2026, 09:00 UTC: three weeks before the clocks change in Europe. */
export const benchStart = Date.UTC(2026, 2, 9, 9);

type Rung = Pick<GraphNode, 'kind' | 'config'> & { ports: readonly string[] };

const content = { subject: 'A guide for {{ lead.company }}', source: 'Hello {{ lead.first_name }}, here it is.' };
const wait = (amount: number, unit: string): Rung => ({
  kind: 'wait.duration',
  config: { duration: { amount, unit } },
  ports: ['next'],
});
const mail: Rung = { kind: 'email', config: { content }, ports: ['sent'] };
const split: Rung = {
  kind: 'split',
  config: {
    arms: [
      { id: 'a', weight: 3 },
      { id: 'b', weight: 1 },
    ],
  },
  ports: ['a', 'b'],
};
const branch: Rung = {
  kind: 'branch.conditions',
  config: {
    arms: [
      { id: 'large', condition: { field: 'lead.employees', op: 'atLeast', value: 200 } },
      {
        id: 'warm',
        condition: {
          all: [
            { field: 'score', op: 'atLeast', value: 20 },
            { field: 'lead.country', op: 'equals', value: 'NO' },
          ],
        },
      },
    ],
  },
  ports: ['large', 'warm', 'else'],
};
const reaction: Rung = {
  kind: 'wait.event',
  config: { outcomes: [{ id: 'clicked', on: { kind: 'click' } }], limit: { amount: 30, unit: 'hours' } },
  ports: ['clicked', 'timeout'],
};
const score = (points: number): Rung => ({ kind: 'lead.score', config: { points }, ports: ['next'] });
const tag = (name: string): Rung => ({ kind: 'lead.tag', config: { tag: name }, ports: ['next'] });
const setField: Rung = { kind: 'lead.field', config: { field: 'phase', value: 'guide' }, ports: ['next'] };

/** Ten steps without any that asks for a zone: waits are in hours, mails leave at any time. */
const plainRungs: readonly Rung[] = [
  mail,
  wait(20, 'hours'),
  branch,
  score(5),
  reaction,
  split,
  tag('guide'),
  wait(90, 'minutes'),
  setField,
  score(2),
];
/** The same with three of ten that compute in the lead's zone. */
const zonedRungs: readonly Rung[] = [
  mail,
  wait(3, 'days'),
  branch,
  score(5),
  wait(2, 'days'),
  split,
  tag('guide'),
  wait(1, 'weeks'),
  setField,
  score(2),
];

/** A journey of so many steps in all, drawn as a ladder of rungs that repeat; every way out leads to the next rung. */
export function ladder(steps: number, { isZoned = false } = {}): Graph {
  const rungs = isZoned ? zonedRungs : plainRungs;
  const chosen = Array.from({ length: steps - 2 }, (_, index) => rungs[index % rungs.length]!);
  const idOf = (index: number): string => (index < chosen.length ? `step${index}` : 'exit');
  const nodes: GraphNode[] = [
    { id: 'entry', kind: 'entry.manual', config: {} },
    ...chosen.map(({ kind, config }, index) => ({ id: idOf(index), kind, config })),
    { id: 'exit', kind: 'end.exit', config: {} },
  ];
  const edges: Edge[] = [
    { from: 'entry', port: 'next', to: idOf(0) },
    ...chosen.flatMap(({ ports }, index) => ports.map((port) => ({ from: idOf(index), port, to: idOf(index + 1) }))),
  ];
  return graphSchema.parse({ schema: 1, name: `${steps} steps`, nodes, edges });
}

export function planOf(graph: Graph): Plan {
  const compiled = compileGraph(graph);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.plan;
}

const zones = ['Europe/Oslo', 'America/New_York', 'Europe/Lisbon', 'Asia/Tokyo', 'America/Sao_Paulo'];

/** The lead of this number: leads differ in size, country, score and zone, so that they take every way. */
export function leadOf(index: number): LeadFacts {
  return {
    id: `lead${index}`,
    email: `lead${index}@people.example`,
    fields: {
      company: 'Fjordline',
      first_name: 'Greta',
      employees: (index * 37) % 400,
      country: index % 3 === 0 ? 'NO' : 'DE',
    },
    score: index % 40,
    stage: 'lead',
    tags: [],
    timeZone: zones[index % zones.length]!,
    createdAt: benchStart - 86_400_000,
    consents: { marketing: true },
    suppression: null,
  };
}
