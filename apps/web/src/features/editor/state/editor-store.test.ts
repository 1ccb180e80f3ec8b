import { applyEdit, graphSchema, type Graph } from '@tendril/journey';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EditorStore, type SaveAnswer, type Saved } from './editor-store.ts';

const empty = graphSchema.parse({ schema: 1, name: 'Demo', nodes: [], edges: [] });
const named = (name: string): Graph => ({ ...empty, name });
const sketch = graphSchema.parse({
  schema: 1,
  name: 'Demo',
  nodes: [
    { id: 'form', kind: 'entry.form', config: {} },
    { id: 'exit', kind: 'end.exit', config: {} },
  ],
  edges: [],
});
const titlesOf = ({ nodes }: Graph): (string | undefined)[] => nodes.map(({ title }) => title);

/** A server that keeps one draft, and a browser that keeps one text. */
function scene() {
  const server: Saved & { isAway: boolean; saves: number } = { revision: 1, draft: empty, isAway: false, saves: 0 };
  let kept: string | null = null;
  const save = async ({ revision, draft }: Saved): Promise<SaveAnswer> => {
    if (server.isAway) throw new Error('away');
    if (revision !== server.revision) return { kind: 'conflict', revision: server.revision, draft: server.draft };
    Object.assign(server, { revision: revision + 1, draft, saves: server.saves + 1 });
    return { kind: 'saved', revision: revision + 1 };
  };
  const storage = { read: () => kept, write: (text: string) => void (kept = text) };
  const open = () => new EditorStore({ ...server, live: null }, { save, storage });
  return { server, open };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the draft that is edited', () => {
  it('is saved once a person pauses, with all that was done until then', async () => {
    const { server, open } = scene();
    const store = open();
    store.edit({ do: 'rename', name: 'One' });
    store.edit({ do: 'rename', name: 'Two' });
    expect(store.get().saving.kind).toBe('waiting');
    await vi.runAllTimersAsync();
    expect([server.draft.name, server.saves, store.get().saving.kind]).toEqual(['Two', 1, 'saved']);
  });

  it('is tried again while the server is away', async () => {
    const { server, open } = scene();
    const store = open();
    server.isAway = true;
    store.edit({ do: 'rename', name: 'One' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.get().saving.kind).toBe('failed');
    server.isAway = false;
    await vi.runAllTimersAsync();
    expect([server.draft.name, store.get().saving.kind]).toEqual(['One', 'saved']);
  });

  it('can be undone after it was opened again, but not over what somebody else saved since', async () => {
    const { server, open } = scene();
    const store = open();
    store.edit({ do: 'rename', name: 'One' });
    await vi.runAllTimersAsync();
    store.close();
    const again = open();
    again.undo();
    expect(again.get().history.graph.name).toBe('Demo');
    again.close();
    Object.assign(server, { revision: 9, draft: named('Theirs') });
    const later = open();
    expect([later.get().history.graph.name, later.get().history.past.length]).toEqual(['Theirs', 0]);
  });

  it('keeps on this computer what could not be saved before the page was left', async () => {
    const { server, open } = scene();
    const store = open();
    store.edit({ do: 'rename', name: 'Late' });
    store.close();
    expect(open().get().history.graph.name).toBe('Late');
    await vi.runAllTimersAsync();
    expect(server.draft.name).toBe('Late');
  });

  it('merges what somebody else saved of other steps, and undoes my changes alone', async () => {
    const { server, open } = scene();
    Object.assign(server, { draft: sketch });
    const store = open();
    store.edit({ do: 'setTitle', id: 'form', title: 'Mine' });
    Object.assign(server, { revision: 2, draft: applyEdit(sketch, { do: 'setTitle', id: 'exit', title: 'Theirs' }) });
    await vi.runAllTimersAsync();
    expect(store.get()).toMatchObject({ hasMerged: true, announced: 'Merged with the other changes' });
    expect(titlesOf(server.draft)).toEqual(['Mine', 'Theirs']);
    store.undo();
    await vi.runAllTimersAsync();
    expect([titlesOf(server.draft), store.get().hasMerged]).toEqual([[undefined, 'Theirs'], false]);
  });

  it.each([
    ['theirs', ['Theirs', 'Mine'], 'Mine'],
    ['mine', ['Mine', 'Mine'], 'Theirs'],
  ] as const)('asks whose to keep where both changed the same step: %s', async (whose, titles, undone) => {
    const { server, open } = scene();
    Object.assign(server, { draft: sketch });
    const store = open();
    Object.assign(server, { revision: 2, draft: applyEdit(sketch, { do: 'setTitle', id: 'form', title: 'Theirs' }) });
    store.edit({ do: 'setTitle', id: 'exit', title: 'Mine' });
    store.edit({ do: 'setTitle', id: 'form', title: 'Mine' });
    await vi.runAllTimersAsync();
    expect(store.get().saving).toMatchObject({ kind: 'conflict', clashes: [{ kind: 'step', nodeId: 'form' }] });
    expect(server.saves).toBe(0);
    store.settle(whose);
    await vi.runAllTimersAsync();
    expect([titlesOf(store.get().history.graph), titlesOf(server.draft)]).toEqual([titles, titles]);
    store.undo();
    expect(titlesOf(store.get().history.graph)[0]).toBe(undone);
  });

  it('does not save once more what is the same as theirs', async () => {
    const { server, open } = scene();
    const store = open();
    store.edit({ do: 'rename', name: 'Same' });
    Object.assign(server, { revision: 2, draft: named('Same') });
    await vi.runAllTimersAsync();
    expect([server.saves, store.get().saving.kind, store.get().revision]).toEqual([0, 'saved', 2]);
  });
});
