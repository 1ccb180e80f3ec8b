import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editArbitrary } from '../../testing/edit-arbitrary.ts';
import { graphArbitrary } from '../../testing/graph-arbitrary.ts';
import { graphSchema, type Graph } from '../model/graph.ts';
import { applyEdit } from './apply-edit.ts';
import type { EditCommand } from './edit-command.ts';

/** Form → branch on intent: hot → email → (end), else → pause → end. */
const journey: Graph = graphSchema.parse({
  schema: 1,
  name: 'Guide',
  nodes: [
    { id: 'form', kind: 'entry.form', config: { form: 'Guide' }, position: { x: 0, y: 0 } },
    { id: 'mail', kind: 'email', config: { content: { subject: 'Hi', source: 'Hi' } } },
    {
      id: 'wait',
      kind: 'wait.event',
      config: { outcomes: [{ id: 'replied', on: { kind: 'reply', to: 'mail' } }], limit: { amount: 3, unit: 'days' } },
    },
    { id: 'pause', kind: 'wait.duration', config: { duration: { amount: 1, unit: 'weeks' } } },
    { id: 'won', kind: 'end.goal', config: {} },
    { id: 'lost', kind: 'end.exit', config: { reason: 'silent' } },
  ],
  edges: [
    { from: 'form', port: 'next', to: 'mail' },
    { from: 'mail', port: 'sent', to: 'wait' },
    { from: 'wait', port: 'replied', to: 'won' },
    { from: 'wait', port: 'timeout', to: 'pause' },
    { from: 'pause', port: 'next', to: 'lost' },
  ],
});

function edit(...commands: EditCommand[]): Graph {
  return commands.reduce(applyEdit, journey);
}

/** "wait replied → won", in order of the alphabet. */
function waysIn(graph: Graph): string[] {
  return graph.edges.map(({ from, port, to }) => `${from} ${port} → ${to}`).toSorted();
}

const fresh = { do: 'addNode', id: 'new', kind: 'wait.duration' } as const;

describe('adding a step', () => {
  it('puts it behind an exit, and the rest goes on by its only outcome', () => {
    const graph = edit({ ...fresh, into: { edge: { from: 'form', port: 'next' } } });
    expect(waysIn(graph)).toContain('form next → new');
    expect(waysIn(graph)).toContain('new next → mail');
    expect(graph.edges).toHaveLength(journey.edges.length + 1);
  });

  it('goes on by the outcome that was chosen, else by the last', () => {
    const config = { arms: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] };
    const branch = { do: 'addNode', id: 'new', kind: 'split', config } as const;
    const edge = { from: 'form', port: 'next' };
    expect(waysIn(edit({ ...branch, into: { edge, port: 'b' } }))).toContain('new b → mail');
    expect(waysIn(edit({ ...branch, into: { edge } }))).toContain('new c → mail');
    expect(waysIn(edit({ ...branch, into: { edge, port: 'nothing' } }))).toContain('new c → mail');
  });

  it('follows an open exit, and an end takes no way on', () => {
    const open = edit({ do: 'disconnect', from: 'wait', port: 'replied' });
    const added = applyEdit(open, { ...fresh, into: { edge: { from: 'wait', port: 'replied' } } });
    expect(waysIn(added).filter((way) => way.includes('new'))).toEqual(['wait replied → new']);
    const ended = edit({ ...fresh, kind: 'end.exit', into: { edge: { from: 'form', port: 'next' } } });
    expect(waysIn(ended).filter((way) => way.includes('new') || way.endsWith('mail'))).toEqual(['form next → new']);
  });

  it('never puts a way in behind a step', () => {
    const graph = edit({ ...fresh, kind: 'entry.form', into: { edge: { from: 'mail', port: 'sent' } } });
    expect(graph.nodes.map(({ id }) => id)).toContain('new');
    expect(graph.edges).toEqual(journey.edges);
  });
});

describe('removing steps', () => {
  it('heals the way through one and through several', () => {
    expect(waysIn(edit({ do: 'removeNodes', ids: ['mail'] }))).toContain('form next → wait');
    const ways = waysIn(edit({ do: 'removeNodes', ids: ['mail', 'wait'] }));
    expect(ways).toEqual(['form next → pause', 'pause next → lost']);
  });

  it('keeps the way that was chosen, else the last', () => {
    expect(waysIn(edit({ do: 'removeNodes', ids: ['wait'], keepPort: 'replied' }))).toContain('mail sent → won');
    expect(waysIn(edit({ do: 'removeNodes', ids: ['wait'] }))).toContain('mail sent → pause');
  });

  it('leaves the exit open where the way ended, and never lets a step lead to itself', () => {
    expect(waysIn(edit({ do: 'removeNodes', ids: ['won'] })).filter((way) => way.startsWith('wait'))).toEqual([
      'wait timeout → pause',
    ]);
    const loop = applyEdit(journey, { do: 'connect', from: 'pause', port: 'next', to: 'wait' });
    expect(waysIn(applyEdit(loop, { do: 'removeNodes', ids: ['pause'] }))).toEqual([
      'form next → mail',
      'mail sent → wait',
      'wait replied → won',
    ]);
  });
});

describe('connections', () => {
  it('lead one way from an exit', () => {
    const graph = edit({ do: 'connect', from: 'wait', port: 'replied', to: 'lost' });
    expect(waysIn(graph).filter((way) => way.startsWith('wait replied'))).toEqual(['wait replied → lost']);
  });

  it('go away with the outcome they belong to, not while settings are being typed', () => {
    const outcomes = [{ id: 'clicked', on: { kind: 'click' } }];
    const typed = edit({ do: 'setConfig', id: 'wait', config: { outcomes: 'half' } });
    expect(typed.edges).toEqual(journey.edges);
    const done = edit({ do: 'setConfig', id: 'wait', config: { outcomes, limit: { amount: 3, unit: 'days' } } });
    expect(waysIn(done).filter((way) => way.startsWith('wait'))).toEqual(['wait timeout → pause']);
  });
});

describe('texts', () => {
  it('follow the settings again when emptied', () => {
    const titled = edit({ do: 'setTitle', id: 'mail', title: 'Hello' });
    expect(titled.nodes[1]).toMatchObject({ title: 'Hello' });
    expect(applyEdit(titled, { do: 'setTitle', id: 'mail', title: ' ' }).nodes[1]).not.toHaveProperty('title');
  });

  it('change nothing where they do not fit', () => {
    for (const command of [
      { do: 'setTitle', id: 'mail', title: 'x'.repeat(121) },
      { do: 'setTitle', id: 'nobody', title: 'Hello' },
      { do: 'rename', name: ' ' },
      { do: 'rename', name: 'x'.repeat(201) },
      { do: 'addNode', id: 'mail', kind: 'email' },
      { do: 'addNode', id: 'no id', kind: 'email' },
      { do: 'addNode', id: 'new', kind: 'email', position: { x: Number.NaN, y: 0 } },
      { do: 'connect', from: 'mail', port: 'sent', to: 'nobody' },
      { do: 'removeNodes', ids: ['nobody'] },
      { do: 'duplicate', ids: ['mail'], newIds: { mail: 'wait' } },
      { do: 'paste', nodes: journey.nodes, edges: [] },
    ] satisfies EditCommand[]) {
      expect([command, edit(command) === journey]).toEqual([command, true]);
    }
  });
});

describe('copies', () => {
  const newIds = { mail: 'mail2', wait: 'wait2' };

  it('bring the connections among them, beside the originals, and listen to the copied email', () => {
    const graph = edit({ do: 'duplicate', ids: ['mail', 'wait'], newIds });
    expect(waysIn(graph).filter((way) => way.includes('2'))).toEqual(['mail2 sent → wait2']);
    expect(graph.nodes.find(({ id }) => id === 'wait2')?.config).toMatchObject({
      outcomes: [{ id: 'replied', on: { kind: 'reply', to: 'mail2' } }],
    });
    const form = edit({ do: 'duplicate', ids: ['form'], newIds: { form: 'form2' } });
    expect(form.nodes.at(-1)?.position).toEqual({ x: 40, y: 40 });
  });

  it('listen to the original where that was not copied', () => {
    const graph = edit({ do: 'duplicate', ids: ['wait'], newIds });
    expect(graph.nodes.at(-1)?.config).toMatchObject({ outcomes: [{ on: { to: 'mail' } }] });
  });

  it('go to another journey', () => {
    const empty: Graph = { ...journey, nodes: [], edges: [] };
    const graph = applyEdit(empty, { do: 'paste', nodes: journey.nodes, edges: journey.edges });
    expect(graph).toEqual(journey);
  });
});

describe('whatever is done to a journey', () => {
  const editsArbitrary = fc.array(editArbitrary, { minLength: 1, maxLength: 12 });

  it('leaves a graph that fits its schema, with whole connections and one way from each exit', () => {
    fc.assert(
      fc.property(graphArbitrary, editsArbitrary, (drawn, edits) => {
        let graph = drawn;
        for (const [nth, editOf] of edits.entries()) graph = applyEdit(graph, editOf(graph, nth));
        expect(graphSchema.parse(graph)).toEqual(graph);
        const ids = graph.nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(graph.edges.filter(({ from, to }) => !ids.includes(from) || !ids.includes(to))).toEqual([]);
        const exits = graph.edges.map(({ from, port }) => `${from} ${port}`);
        expect(new Set(exits).size).toBe(exits.length);
      }),
    );
  });

  it('leaves the steps it is not about as they were, id and all', () => {
    fc.assert(
      fc.property(graphArbitrary, editArbitrary, (graph, editOf) => {
        const command = editOf(graph, 0);
        const after = applyEdit(graph, command);
        const about = idsOf(command);
        const others = graph.nodes.filter(({ id }) => !about.includes(id));
        expect(others.every((node) => after.nodes.includes(node))).toBe(true);
      }),
    );
  });

  it('keeps a way through after a step is removed: no exit closes that had somewhere to go', () => {
    fc.assert(
      fc.property(graphArbitrary, fc.nat(), (graph, at) => {
        const { id = '' } = graph.nodes[at % graph.nodes.length] ?? {};
        const after = applyEdit(graph, { do: 'removeNodes', ids: [id] });
        const wentTo = graph.edges.filter((edge) => edge.from === id).map(({ to }) => to);
        const before = graph.edges.filter(({ from, to }) => to === id && from !== id);
        const broken = before.filter(({ from, port }) => {
          const healed = after.edges.find((edge) => edge.from === from && edge.port === port);
          const mayBeOpen = wentTo.length === 0 || wentTo.includes(from) || wentTo.includes(id);
          return healed === undefined ? !mayBeOpen : !wentTo.includes(healed.to);
        });
        expect(broken).toEqual([]);
        const untouched = graph.edges.filter(({ from, to }) => from !== id && to !== id);
        expect(after.edges).toEqual(expect.arrayContaining(untouched));
      }),
    );
  });
});

/** The steps a change is about. */
function idsOf(command: EditCommand): string[] {
  if (command.do === 'moveNodes') return Object.keys(command.positions);
  if (command.do === 'removeNodes') return [...command.ids];
  return 'id' in command ? [command.id] : [];
}
