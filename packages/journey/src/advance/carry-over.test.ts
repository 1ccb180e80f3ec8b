import { describe, expect, it } from 'vitest';
import { content, day, graphOf, hour, leadNamed, monday, planOf, type Sketch } from '../../testing/journeys.ts';
import type { Facts, LeadEvent } from '../model/facts.ts';
import { beginRun } from './begin-run.ts';
import { carryOver, type CarriedOver } from './carry-over.ts';
import { settle } from './settle.ts';

const end = ['end.exit', {}] as const;
const days = (amount: number) => ({ amount, unit: 'days' });
const wait = (amount: number): Sketch => ({
  start: ['entry.manual', {}, { next: 'wait' }],
  wait: ['wait.duration', { duration: days(amount) }, { next: 'end' }],
  end,
});
const listen = (limit: unknown, name = 'paid'): Sketch => ({
  start: ['entry.manual', {}, { next: 'mail' }],
  mail: ['email', { content }, { sent: 'wait' }],
  wait: [
    'wait.event',
    {
      outcomes: [
        { id: 'happened', on: { kind: 'event', name } },
        { id: 'replied', on: { kind: 'reply' } },
      ],
      limit,
    },
    { happened: 'end', replied: 'end', timeout: 'end' },
  ],
  end,
});

/** A lead who entered one version on Monday and is carried over to another after some days. */
function carried(before: Sketch, after: Sketch, of: { afterDays: number; events?: LeadEvent[]; releaseAt?: number }) {
  const [from, to] = [planOf(graphOf(before)), planOf(graphOf(after))];
  const facts: Facts = { lead: leadNamed('greta'), events: of.events ?? [], mails: [], call: null, commands: [] };
  const entry = { nodeId: 'start', key: '', at: monday, properties: {} };
  const state = beginRun({ runId: 'r1', entry, accelerated: false, eventId: null });
  const now = monday + of.afterDays * day;
  const entered = settle({ plan: from, state, facts: { ...facts, events: [] }, now: monday });
  const stood = settle({ plan: from, state: entered.state, facts: { ...entered.facts, events: of.events ?? [] }, now });
  const over = carryOver({ from, to, state: stood.state, facts: stood.facts, now, releaseAt: of.releaseAt ?? now });
  return { over, before: stood, to, facts: stood.facts, now };
}

function deadlineOf(over: CarriedOver): number | null {
  if (over.kind !== 'carried') throw new Error('the lead is lost');
  return over.state.wait?.deadline ?? null;
}

describe('[EDIT-2] going over to another version while waiting', () => {
  it.each([
    ['longer', 3, 10, 10],
    ['shorter, still ahead', 10, 3, 3],
    ['the same', 5, 5, 5],
  ])('%s: the deadline counts from the arrival', (_what, before, after, wanted) => {
    const { over } = carried(wait(before), wait(after), { afterDays: 1 });
    expect(deadlineOf(over)).toBe(monday + wanted * day);
    expect(over).toMatchObject({ isOverdue: false });
  });

  it('[EDIT-3] leaves at the slot given when the time is up already', () => {
    const releaseAt = monday + 4 * day + hour;
    const { over, to, facts } = carried(wait(10), wait(3), { afterDays: 4, releaseAt });
    expect([deadlineOf(over), over.kind === 'carried' && over.isOverdue]).toEqual([releaseAt, true]);
    if (over.kind !== 'carried') return;
    const early = settle({ plan: to, state: over.state, facts, now: releaseAt - 1 });
    expect(early.changed).toBe(false);
    const late = settle({ plan: to, state: over.state, facts, now: releaseAt });
    expect(late.standing).toEqual({ kind: 'ended', reason: 'finished' });
  });

  it('hears what happened since the arrival and is listened for by now', () => {
    const signed = { id: 'e1', name: 'signed', at: monday + day, properties: {} };
    const { over, to, facts, now } = carried(listen(days(10)), listen(days(10), 'signed'), {
      afterDays: 2,
      events: [signed],
    });
    if (over.kind !== 'carried') throw new Error('lost');
    expect(settle({ plan: to, state: over.state, facts, now }).steps[0]).toMatchObject({
      nodeId: 'wait',
      port: 'happened',
    });
  });

  it('does not hear what happened before the arrival', () => {
    const before = { id: 'e0', name: 'signed', at: monday - 1, properties: {} };
    const { over, to, facts, now } = carried(listen(days(10)), listen(days(10), 'signed'), {
      afterDays: 2,
      events: [before],
    });
    if (over.kind !== 'carried') throw new Error('lost');
    expect(settle({ plan: to, state: over.state, facts, now }).changed).toBe(false);
  });

  it('keeps the day of return of somebody who is away', () => {
    const away = { id: 'e1', name: 'reply.out_of_office', at: monday + hour, properties: { until: '2026-03-20' } };
    const { over, before, to, facts, now } = carried(listen(days(5)), listen(days(6)), {
      afterDays: 2,
      events: [away],
    });
    if (over.kind !== 'carried') throw new Error('lost');
    const looked = settle({ plan: to, state: over.state, facts, now });
    expect(looked.state.wait?.deadline).toBe(before.state.wait?.deadline);
  });

  it('goes on at once, at its slot, where the step would not make anybody wait', () => {
    const dated = (at: string): Sketch => ({
      start: ['entry.manual', {}, { next: 'wait' }],
      wait: ['wait.until', { date: { kind: 'fixed', at } }, { reached: 'end', past: 'late' }],
      late: ['end.exit', { reason: 'late' }],
      end,
    });
    const { over, to, facts, now } = carried(dated('2026-04-01'), dated('2026-03-01'), { afterDays: 2 });
    if (over.kind !== 'carried') throw new Error('lost');
    expect(settle({ plan: to, state: over.state, facts, now }).standing).toEqual({ kind: 'ended', reason: 'late' });
  });
});

describe('[EDIT-4] a step that is not there any more', () => {
  it('loses the lead: somebody must say where they go', () => {
    const gone: Sketch = { start: ['entry.manual', {}, { next: 'end' }], end };
    expect(carried(wait(3), gone, { afterDays: 1 }).over).toEqual({ kind: 'lost' });
  });

  it('so does one that became another kind of step', () => {
    expect(carried(wait(3), listen(days(3)), { afterDays: 1 }).over).toEqual({ kind: 'lost' });
  });
});

describe('[EDIT-5] going over', () => {
  it('makes nothing happen: no effect, no step, no further visit', () => {
    const sales = (within: number): Sketch => ({
      start: ['entry.manual', {}, { next: 'wait' }],
      wait: ['sales.notify', { within: days(within) }, { noAnswer: 'end' }],
      end,
    });
    const { over, before } = carried(sales(2), sales(5), { afterDays: 1 });
    if (over.kind !== 'carried') throw new Error('lost');
    expect(over.handoffDueAt).toBe(monday + 5 * day);
    expect(over.state).toEqual({
      ...before.state,
      wait: { ...before.state.wait, deadline: monday + 5 * day },
    });
  });

  it('[EDIT-6] lets an activity under way go on, unless another one stands there', () => {
    const calls = (activityKind: string): Sketch => ({
      start: ['entry.manual', {}, { next: 'wait' }],
      wait: ['activity', { activityKind, outcomes: [{ id: 'found' }] }, { found: 'end', error: 'end' }],
      end,
    });
    const same = carried(calls('company_lookup'), calls('company_lookup'), { afterDays: 1 });
    expect(same.over).toMatchObject({ kind: 'carried', state: same.before.state });
    expect(carried(calls('company_lookup'), calls('credit_check'), { afterDays: 1 }).over).toEqual({ kind: 'lost' });
  });
});
