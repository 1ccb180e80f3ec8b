import { describe, expect, it } from 'vitest';
import { hasChanges } from './has-changes.ts';

const live = {
  schema: 1,
  name: 'Guide',
  nodes: [{ id: 'form', kind: 'entry.form', config: { form: 'Guide' } }],
  edges: [],
};
const [form] = live.nodes;

describe('what waits to be published', () => {
  it.each([
    ['nothing', live, false],
    ['a card lying elsewhere', { ...live, nodes: [{ ...form, position: { x: 9, y: 9 } }] }, false],
    ['a note', { ...live, nodes: [{ ...form, notes: 'Ask Ilse' }] }, false],
    ['another name', { ...live, name: 'Checklist' }, true],
    ['other settings of a step', { ...live, nodes: [{ ...form, config: { form: 'Checklist' } }] }, true],
    ['a step more', { ...live, nodes: [form, { id: 'out', kind: 'end.exit', config: {} }] }, true],
    ['other settings of the journey', { ...live, settings: { timeZone: 'Europe/Oslo' } }, true],
    ['a draft nobody can read', 'text', true],
  ])('%s', (_what, draft, expected) => {
    expect(hasChanges({ draft, live })).toBe(expected);
  });
});
