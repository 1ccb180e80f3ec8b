import { describe, expect, it } from 'vitest';
import { graphSchema, type Graph } from '../model/graph.ts';
import type { EditCommand } from './edit-command.ts';
import { say } from './say.ts';

const journey: Graph = graphSchema.parse({
  schema: 1,
  name: 'Guide',
  nodes: [
    { id: 'pause', kind: 'wait.duration', config: { duration: { amount: 3, unit: 'days' } } },
    { id: 'mail', kind: 'email', title: 'Hello', config: {} },
    { id: 'odd', kind: 'wait.duration', config: { duration: 'soon' } },
  ],
  edges: [],
});

describe('what a change is called', () => {
  it.each<[EditCommand, string]>([
    [{ do: 'addNode', id: 'new', kind: 'email' }, 'add Email'],
    [{ do: 'addNode', id: 'new', kind: 'of.tomorrow' }, 'add a step'],
    [{ do: 'removeNodes', ids: ['pause'] }, 'delete Wait 3 days'],
    [{ do: 'removeNodes', ids: ['pause', 'mail'] }, 'delete 2 steps'],
    [{ do: 'removeNodes', ids: ['gone'] }, 'delete a step'],
    [{ do: 'connect', from: 'mail', port: 'sent', to: 'pause' }, 'connect Hello to Wait 3 days'],
    [{ do: 'disconnect', from: 'mail', port: 'sent' }, 'disconnect Hello'],
    [{ do: 'moveNodes', positions: { mail: { x: 1, y: 1 } } }, 'move Hello'],
    [{ do: 'setConfig', id: 'odd', config: {} }, 'change Wait'],
    [{ do: 'setTitle', id: 'mail', title: 'Bye' }, 'retitle Hello'],
    [{ do: 'setTitle', id: 'mail', title: '' }, 'reset the title of Hello'],
    [{ do: 'setNotes', id: 'mail', notes: 'x' }, 'change the notes of Hello'],
    [{ do: 'setSettings', settings: journey.settings }, 'change the journey settings'],
    [{ do: 'rename', name: 'Checklist' }, 'rename to “Checklist”'],
    [{ do: 'duplicate', ids: ['mail'], newIds: {} }, 'duplicate Hello'],
    [{ do: 'paste', nodes: journey.nodes.slice(0, 1), edges: [] }, 'paste 1 step'],
  ])('%j', (command, words) => {
    expect(say(command, journey)).toBe(words);
  });
});
