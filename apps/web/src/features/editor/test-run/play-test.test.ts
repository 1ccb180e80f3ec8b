import { graphSchema } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { playTest, type TestRun } from './play-test.ts';
import { presetsAt } from './presets.ts';

const monday = Date.UTC(2026, 2, 9, 9);
const content = { subject: 'Your guide', source: 'Hello {{ lead.first_name }}' };
const graph = graphSchema.parse({
  schema: 1,
  name: 'Demo',
  nodes: [
    { id: 'form', kind: 'entry.form', config: { form: 'Demo' } },
    { id: 'mail', kind: 'email', config: { content } },
    {
      id: 'wait',
      kind: 'wait.event',
      config: { outcomes: [{ id: 'replied', on: { kind: 'reply' } }], limit: { amount: 3, unit: 'days' } },
    },
    { id: 'branch', kind: 'branch.intent', config: { arms: [{ id: 'yes', intents: ['interested'] }] } },
    { id: 'sales', kind: 'sales.notify', config: {} },
    { id: 'second', kind: 'email', config: { content } },
  ],
  edges: [
    { from: 'form', port: 'next', to: 'mail' },
    { from: 'mail', port: 'sent', to: 'wait' },
    { from: 'wait', port: 'replied', to: 'branch' },
    { from: 'wait', port: 'timeout', to: 'second' },
    { from: 'branch', port: 'yes', to: 'sales' },
  ],
});

function play(id: string, sales = 'accepted'): TestRun {
  const preset = presetsAt(monday).find((one) => one.id === id)!;
  return playTest({ graph, catalogue: [], preset, sales, at: monday })!;
}

function read(run: TestRun): string[] {
  return run.moments.map(({ words, outcome }) => (outcome === null ? words : `${words} → ${outcome}`));
}

describe('the test of a draft as one lead', () => {
  it('waits out whoever never reacts', () => {
    const run = play('never');
    expect(read(run)).toEqual([
      'When "Demo" is submitted',
      'Email "Your guide"',
      'Wait until reply, at most 3 days → after 3 days',
      'Email "Your guide"',
      'Leaves the journey here',
    ]);
    expect(run.mails.map(({ stepId }) => stepId)).toEqual(['mail', 'second']);
  });

  it('follows a reply, and the answer of sales to what came of it', () => {
    expect(read(play('interested')).slice(3)).toEqual([
      'Replies: interested',
      'By reply: interested · else → interested',
      'Notify sales, answer within 1 day → accepted',
      'Sales accepts',
      'Leaves the journey here',
    ]);
    expect(play('interested', 'none').path.has('sales/noAnswer')).toBe(true);
    expect(play('interested').path.has('branch/yes')).toBe(true);
  });

  it('moves a wait for a reply to the day an absent lead returns', () => {
    const second = play('outOfOffice').mails[1]?.leftAt ?? 0;
    expect(new Date(second).toISOString().slice(0, 10)).toBe('2026-03-20');
  });

  it('sends nothing to a lead without address, nor after unsubscribing', () => {
    expect(play('noAddress').mails).toEqual([]);
    expect(play('unsubscribes').mails.filter(({ leftAt }) => leftAt !== null)).toHaveLength(1);
  });

  it('is refused while the draft has errors', () => {
    const broken = { ...graph, nodes: graph.nodes.slice(1) };
    expect(playTest({ graph: broken, catalogue: [], preset: presetsAt(0)[0]!, sales: 'none', at: 0 })).toBeNull();
  });
});
