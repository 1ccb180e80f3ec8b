import { catalogueEntryOf } from '@tendril/activity-kit';
import { expect, it } from 'vitest';
import { activityRegistry } from './registry.ts';

it('gives every activity a kind of its own', () => {
  const kinds = activityRegistry.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
});

it.each(activityRegistry.map((definition) => [definition.kind, definition] as const))(
  'describes %s by schemas of objects, so that it can have a form',
  (_, definition) => {
    const entry = catalogueEntryOf(definition, { taskQueue: 'call/tendril' });
    expect(entry.inputSchema['type']).toBe('object');
    expect(entry.outputSchema['type']).toBe('object');
  },
);
