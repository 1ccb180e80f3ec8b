import { graphSchema, type Graph } from '@tendril/journey';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EditorStore, type SaveAnswer, type Saved } from './editor-store.ts';

const empty = graphSchema.parse({ schema: 1, name: 'Demo', nodes: [], edges: [] });
const named = (name: string): Graph => ({ ...empty, name });

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

  it.each([
    ['theirs', 'Theirs', 0],
    ['mine', 'Mine', 1],
  ] as const)('asks whose to keep when two have changed it: %s', async (whose, name, saves) => {
    const { server, open } = scene();
    const store = open();
    Object.assign(server, { revision: 2, draft: named('Theirs') });
    store.edit({ do: 'rename', name: 'Mine' });
    await vi.runAllTimersAsync();
    expect(store.get().saving.kind).toBe('conflict');
    store.settle(whose);
    await vi.runAllTimersAsync();
    expect([store.get().history.graph.name, server.draft.name, server.saves]).toEqual([name, name, saves]);
    store.undo();
    expect(store.get().history.graph.name).toBe(whose === 'theirs' ? 'Mine' : 'Demo');
  });
});
