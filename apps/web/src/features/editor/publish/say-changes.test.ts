import { graphSchema, type Graph } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { sayChanges } from './say-changes.ts';

const before = graphSchema.parse({
  schema: 1,
  name: 'Demo',
  nodes: [
    { id: 'form', kind: 'entry.form', config: { form: 'Demo' } },
    { id: 'wait', kind: 'wait.duration', config: { duration: { amount: 3, unit: 'days' } } },
    { id: 'exit', kind: 'end.exit', config: {} },
  ],
  edges: [
    { from: 'form', port: 'next', to: 'wait' },
    { from: 'wait', port: 'next', to: 'exit' },
  ],
});

function said(after: Graph): string[] {
  return sayChanges(before, after).map(({ says }) => says);
}

describe('what a publish would change', () => {
  it('is said in the words of the canvas', () => {
    const after = graphSchema.parse({
      ...before,
      nodes: [
        before.nodes[0],
        { ...before.nodes[1], config: { duration: { amount: 5, unit: 'days' } } },
        { id: 'mail', kind: 'email', config: { content: { subject: 'Hello' } } },
      ],
      edges: [
        { from: 'form', port: 'next', to: 'mail' },
        { from: 'mail', port: 'sent', to: 'wait' },
      ],
      settings: { quietHours: { from: '21:00', to: '08:00' } },
    });
    expect(said(after)).toEqual([
      'Added: Email "Hello"',
      'Removed: Exit "finished"',
      'Changed: Wait 3 days, now Wait 5 days',
      'When "Demo" is submitted: “then” leads to Email "Hello"',
      'Wait 5 days: “then” leaves the journey',
      'Journey settings changed: quiet hours',
    ]);
  });

  it('names the settings where the card says the same as before', () => {
    const email = (content: object) => ({
      id: 'mail',
      kind: 'email',
      config: { content: { subject: 'Hello', ...content } },
    });
    const was = graphSchema.parse({ ...before, nodes: [...before.nodes, email({ source: 'Hi' })] });
    const is = graphSchema.parse({
      ...before,
      nodes: [...before.nodes, email({ source: 'Hi there', preheader: 'New' })],
    });
    const changes = sayChanges(was, is);
    expect(changes).toEqual([{ kind: 'changed', says: 'Changed: Email "Hello" (text, preview line)', stepId: 'mail' }]);
  });

  it('is nothing where cards were only moved', () => {
    const moved = before.nodes.map((node) => ({ ...node, position: { x: 5, y: 5 } }));
    expect(said({ ...before, nodes: moved })).toEqual([]);
  });
});
