import { graphSchema, type Graph } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { beginHistory, record, redo, undo } from './history.ts';
import { packHistory, unpackHistory } from './pack-history.ts';

function named(name: string): Graph {
  return graphSchema.parse({ schema: 1, name, nodes: [{ id: 'a', kind: 'email', config: { name } }], edges: [] });
}

describe('the history of a draft', () => {
  it('goes back and forth, and forgets what was undone once something else is done', () => {
    const start = beginHistory(named('one'));
    const two = record(start, { graph: named('two'), words: 'rename to two' });
    const back = undo(two);
    expect(back.graph.name).toBe('one');
    expect(redo(back).graph.name).toBe('two');
    expect(redo(back).past.at(-1)?.words).toBe('rename to two');
    const other = record(back, { graph: named('three'), words: 'rename to three' });
    expect(redo(other)).toBe(other);
    expect(undo(start)).toBe(start);
  });

  it('undoes what was typed in one go together, and the next field apart', () => {
    let history = beginHistory(named('start'));
    for (const name of ['D', 'De', 'Dem'])
      history = record(history, { graph: named(name), words: 'type', strand: 'a' });
    history = record(history, { graph: named('Demo'), words: 'type', strand: 'b' });
    expect(undo(history).graph.name).toBe('Dem');
    expect(undo(undo(history)).graph.name).toBe('start');
  });

  it('keeps 200 steps', () => {
    let history = beginHistory(named('0'));
    for (let n = 1; n <= 250; n += 1) history = record(history, { graph: named(String(n)), words: String(n) });
    expect(history.past).toHaveLength(200);
    for (let n = 0; n < 300; n += 1) history = undo(history);
    expect(history.graph.name).toBe('50');
  });

  it('survives being packed as text, steps that did not change stored once', () => {
    let history = beginHistory(named('one'));
    history = undo(record(record(history, { graph: named('two'), words: 'b' }), { graph: named('three'), words: 'c' }));
    const packed = packHistory(history, 7);
    expect(unpackHistory(packed)).toEqual({ revision: 7, history: { ...history, strand: null } });
    const { nodes } = named('one');
    const steady = Array.from({ length: 50 }, (_, n) => ({ graph: { ...named(String(n)), nodes }, words: 'x' }));
    const text = packHistory({ ...history, past: steady }, 1);
    expect(text.split('"kind\\":\\"email').length - 1).toBeLessThanOrEqual(4);
  });

  it('is given up where the text is not one of ours', () => {
    for (const text of ['', '{}', '[1]', '{"format":1,"parts":["x"],"revision":1,"at":[0,[],0],"past":[],"future":[]}'])
      expect(unpackHistory(text)).toBeNull();
  });
});
