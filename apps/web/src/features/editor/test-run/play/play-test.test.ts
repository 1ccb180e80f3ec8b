import { compileGraph, graphSchema, type Plan } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import type { Act, Deed } from './deed.ts';
import { fillTimeLine } from './fill-time-line.ts';
import { inventedLead } from './lead-facts.ts';
import { playTest, type TestInput, type TestRun } from './play-test.ts';
import { presets } from './presets.ts';

const monday = Date.UTC(2026, 2, 9, 9);
const dayMs = 86_400_000;
const content = { subject: 'Your guide', source: 'Hello {{ lead.first_name }}, read https://acme.example/guide' };
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
    {
      id: 'split',
      kind: 'split',
      config: {
        arms: [
          { id: 'a', weight: 1 },
          { id: 'b', weight: 1 },
        ],
      },
    },
    { id: 'look', kind: 'activity', config: { activityKind: 'look_up', outcomes: [{ id: 'found' }, { id: 'none' }] } },
  ],
  edges: [
    { from: 'form', port: 'next', to: 'mail' },
    { from: 'mail', port: 'sent', to: 'wait' },
    { from: 'wait', port: 'replied', to: 'branch' },
    { from: 'wait', port: 'timeout', to: 'second' },
    { from: 'branch', port: 'yes', to: 'sales' },
    { from: 'second', port: 'sent', to: 'split' },
    { from: 'split', port: 'b', to: 'look' },
  ],
});

function planOf(): Plan {
  const compiled = compileGraph(graph);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.plan;
}

const input: TestInput = {
  ...{ plan: planOf(), graph, lead: inventedLead(monday), acts: [], sales: 'accepted', at: monday },
  arms: { split: 'a' },
};

function play(id: string, more: Partial<TestInput> = {}): TestRun {
  const preset = presets.find((one) => one.id === id)!;
  const as = { ...input, ...more, lead: { ...input.lead, ...preset.lead } };
  return playTest({ ...as, acts: fillTimeLine(preset.reactions, (acts) => playTest({ ...as, acts })) });
}

function act(afterDays: number, deed: Deed): Act {
  return { id: `${afterDays}`, afterMs: afterDays * dayMs, deed };
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
      'Split 50 / 50 → a',
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
    expect(play('interested', { sales: 'none' }).path.has('sales/noAnswer')).toBe(true);
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

  it('says in the time of the lead when an email leaves that has to wait', () => {
    const run = playTest({ ...input, quietHours: { from: '08:00', to: '20:00' } });
    expect(read(run)[1]).toBe('Email "Your guide" → leaves Mon 9 Mar, 20:00');
    expect([run.timeZone, run.mails[0]?.leftAt]).toEqual(['Europe/Oslo', Date.UTC(2026, 2, 9, 19)]);
  });

  it('lets a slow reader react to each email in turn', () => {
    const slow = presets.find(({ id }) => id === 'slowReader')!;
    const acts = fillTimeLine(slow.reactions, (some) => playTest({ ...input, acts: some }));
    expect(acts.map(({ deed, afterMs }) => [deed.kind, Math.floor(afterMs / dayMs)])).toEqual([
      ['open', 2],
      ['click', 2],
      ['open', 5],
      ['click', 5],
    ]);
  });

  it('replays what was moved: a reply that comes too late decides nothing', () => {
    const reply: Deed = { kind: 'reply', means: 'interested', backInDays: null };
    const goesToSales = (afterDays: number): boolean =>
      playTest({ ...input, acts: [act(afterDays, reply)] }).path.has('branch/yes');
    expect([goesToSales(2), goesToSales(4)]).toEqual([true, false]);
  });

  it('says of what act nothing comes, and why', () => {
    const early = playTest({ ...input, lead: { ...input.lead, email: null }, acts: [act(1, { kind: 'open' })] });
    expect([...early.idle.values()]).toEqual(['noEmail']);
    const late = playTest({ ...input, acts: [act(30, { kind: 'form', form: 'Demo' })] });
    expect([...late.idle.values()]).toEqual(['hasLeft']);
    expect(read(late)).not.toContain('Submits "Demo"');
  });

  it('goes the way and takes the outcome that were chosen', () => {
    const run = playTest({ ...input, arms: { split: 'b' }, calls: { look: 'none' } });
    expect(run.path.has('split/b')).toBe(true);
    expect(run.path.has('look/none')).toBe(true);
    expect(playTest({ ...input, arms: { split: 'b' } }).path.has('look/found')).toBe(true);
  });
});
