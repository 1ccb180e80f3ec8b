import { describe, expect, it } from 'vitest';
import { content, day, hour, leadNamed, minute, monday, play, type Sketch } from '../../testing/journeys.ts';

const end = ['end.exit', {}] as const;
const days = (amount: number) => ({ amount, unit: 'days' });

function waitFor(on: Record<string, unknown>, limit: unknown = days(3)): Sketch {
  return {
    start: ['entry.manual', {}, { next: 'mail' }],
    mail: ['email', { content }, { sent: 'wait' }],
    wait: [
      'wait.event',
      { outcomes: [{ id: 'happened', on }], limit },
      { happened: 'yes', ...(limit === null ? {} : { timeout: 'no' }) },
    ],
    yes: end,
    no: end,
  };
}

const reply = { name: 'reply.received', properties: { replyId: '1', intent: 'question', intents: ['question'] } };

describe('waiting for a time', () => {
  it('[WAIT-1] counts from the arrival', () => {
    const { steps } = play({
      start: ['entry.manual', {}, { next: 'wait' }],
      wait: ['wait.duration', { duration: { amount: 36, unit: 'hours' } }, { next: 'end' }],
      end,
    });
    expect(steps[1]).toMatchObject({ nodeId: 'wait', arrivedAt: monday, leftAt: monday + 36 * hour });
  });

  it('[TIME-1] leaves at the same time of day across the change of clocks', () => {
    const { end: ended } = play({
      start: ['entry.manual', {}, { next: 'wait' }],
      wait: ['wait.duration', { duration: { amount: 3, unit: 'weeks' } }, { next: 'end' }],
      end,
    });
    expect(ended?.at).toBe(monday + 21 * day - hour);
  });

  it('[TIME-7] takes the journey zone for a lead whose zone nobody knows, and says so', () => {
    const sketch: Sketch = {
      start: ['entry.manual', {}, { next: 'wait' }],
      wait: ['wait.duration', { duration: days(21) }, { next: 'end' }],
      end,
    };
    const { steps, end: ended } = play(sketch, {
      lead: leadNamed('x', { timeZone: 'Mars/Olympus' }),
      settings: { timeZone: 'Europe/Oslo' },
    });
    expect(steps[1]?.facts).toMatchObject({ unknownTimeZone: 'Mars/Olympus' });
    expect(ended?.at).toBe(monday + 21 * day - hour);
  });
});

describe('[WAIT-9] waiting for a date', () => {
  const until = (config: Record<string, unknown>): Sketch => ({
    start: ['entry.manual', {}, { next: 'wait' }],
    wait: ['wait.until', config, { reached: 'end', past: 'end', none: 'end' }],
    end,
  });
  const starts = { kind: 'field', field: 'entry.starts_at' };

  it.each([
    ['a day, at its beginning', { date: { kind: 'fixed', at: '2026-03-11' } }, 'wait:reached', 14 * hour + day],
    ['a time of day', { date: { kind: 'fixed', at: '2026-03-11T09:30' } }, 'wait:reached', 2 * day - 30 * minute],
    [
      '7 days before the start',
      { date: starts, offset: { amount: 7, unit: 'days', direction: 'before' } },
      'wait:reached',
      7 * day + 9 * hour,
    ],
    [
      '7 days before, at nine',
      { date: starts, offset: { amount: 7, unit: 'days', direction: 'before' }, time: '09:00' },
      'wait:reached',
      7 * day - hour,
    ],
    [
      '3 hours after the start',
      { date: starts, offset: { amount: 3, unit: 'hours', direction: 'after' } },
      'wait:reached',
      14 * day + 12 * hour,
    ],
    ['a day that is over', { date: { kind: 'fixed', at: '2026-03-08' } }, 'wait:past', 0],
    [
      '30 days before the start',
      { date: starts, offset: { amount: 30, unit: 'days', direction: 'before' } },
      'wait:past',
      0,
    ],
    ['a field without a date', { date: { kind: 'field', field: 'lead.come_back_on' } }, 'wait:none', 0],
    ['a field with something else', { date: { kind: 'field', field: 'lead.industry' } }, 'wait:none', 0],
  ])('%s', (_what, config, step, afterMs) => {
    const { path, steps } = play(until(config), { properties: { starts_at: '2026-03-23T19:00' } });
    expect(path[1]).toBe(step);
    expect((steps[1]?.leftAt ?? 0) - monday).toBe(afterMs);
  });
});

describe('waiting until something happens', () => {
  it('[WAIT-2] an event at exactly the deadline wins', () => {
    const at = monday + 3 * day;
    expect(play(waitFor({ kind: 'reply' }), { script: [{ ...reply, at, node: 'mail' }] }).path).toContain(
      'wait:happened',
    );
    expect(play(waitFor({ kind: 'reply' }), { script: [{ ...reply, at: at + 1, node: 'mail' }] }).path).toContain(
      'wait:timeout',
    );
  });

  it('[WAIT-3] counts events since it was reached, and each once', () => {
    const sketch: Sketch = {
      start: ['entry.manual', {}, { next: 'pause' }],
      pause: ['wait.duration', { duration: days(1) }, { next: 'first' }],
      first: [
        'wait.event',
        { outcomes: [{ id: 'paid', on: { kind: 'event', name: 'paid' } }], limit: days(1) },
        { paid: 'second', timeout: 'end' },
      ],
      second: [
        'wait.event',
        { outcomes: [{ id: 'paid', on: { kind: 'event', name: 'paid' } }], limit: days(1) },
        { paid: 'end', timeout: 'end' },
      ],
      end,
    };
    expect(play(sketch, { script: [{ name: 'paid', at: monday + hour }] }).path).toContain('first:timeout');
    expect(play(sketch, { script: [{ name: 'paid', at: monday + 25 * hour }] }).path.slice(2, 4)).toEqual([
      'first:paid',
      'second:timeout',
    ]);
  });

  it('[WAIT-4] counts reactions since the mail was queued, though the wait came later', () => {
    const sketch: Sketch = {
      start: ['entry.manual', {}, { next: 'mail' }],
      mail: ['email', { content }, { sent: 'pause' }],
      pause: ['wait.duration', { duration: days(2) }, { next: 'wait' }],
      wait: [
        'wait.event',
        { outcomes: [{ id: 'clicked', on: { kind: 'click', email: 'mail', url: 'https://x.example/price' } }] },
        { clicked: 'end', timeout: 'end' },
      ],
      end,
    };
    const click = { name: 'email.clicked', node: 'mail', at: monday + hour };
    expect(play(sketch, { script: [{ ...click, properties: { url: 'https://x.example/price?a=1' } }] }).path).toContain(
      'wait:clicked',
    );
    expect(play(sketch, { script: [{ ...click, properties: { url: 'https://x.example/other' } }] }).path).toContain(
      'wait:timeout',
    );
    expect(
      play(sketch, { script: [{ ...click, properties: { url: 'https://x.example/price', runId: 'another' } }] }).path,
    ).toContain('wait:timeout');
  });

  it('[WAIT-5] looks at a condition on arrival and after what may change it', () => {
    const won = { kind: 'condition', condition: { field: 'stage', op: 'equals', value: 'customer' } };
    expect(play(waitFor(won), { lead: leadNamed('x', { stage: 'customer' }) }).steps[2]).toMatchObject({
      port: 'happened',
      leftAt: monday,
    });
    const later = play(waitFor(won), {
      script: [{ name: 'stage.changed', at: monday + hour, properties: { stage: 'customer' } }],
    });
    expect(later.steps[2]).toMatchObject({ port: 'happened', leftAt: monday + hour });
  });

  it('[WAIT-5] never leaves by a condition because time passes', () => {
    const soon = { kind: 'condition', condition: { field: 'lead.renewal', op: 'inNextDays', value: 2 } };
    const lead = leadNamed('x', { fields: { renewal: '2026-03-13T09:00:00Z' } });
    expect(play(waitFor(soon), { lead, script: [] }).path).toContain('wait:timeout');
  });

  it('[WAIT-6] moves the deadline to the day of return on an out-of-office answer', () => {
    const away = (until: string) => ({
      name: 'reply.out_of_office',
      node: 'mail',
      at: monday + hour,
      properties: { until },
    });
    const leftAt = (until: string) => play(waitFor({ kind: 'reply' }), { script: [away(until)] }).steps[2]?.leftAt ?? 0;
    expect(leftAt('2026-03-20')).toBe(monday + 10 * day + 14 * hour);
    expect(leftAt('2026-03-10')).toBe(monday + 3 * day);
    expect(leftAt('2099-01-01')).toBe(monday + 3 * day);
    expect(leftAt('next week')).toBe(monday + 3 * day);
  });

  it('[WAIT-7] [WAIT-8] counts from the mail when that left late, also when it was still queued at the deadline', () => {
    const settings = { sendWindow: { days: [5], from: '09:00', to: '11:00' } };
    const friday = monday + 4 * day - hour;
    const { steps, mails } = play(waitFor({ kind: 'reply' }), { settings });
    expect(mails[0]).toMatchObject({ decidedAt: monday, sendAfter: friday, leftAt: friday });
    expect(steps[2]).toMatchObject({ port: 'timeout', leftAt: monday + 3 * day + (friday - monday) });
  });

  it('[WAIT-8] leaves the deadline alone when the mail was hardly late', () => {
    const settings = { quietHours: { from: '08:00', to: '10:30' } };
    const { steps } = play(waitFor({ kind: 'reply' }, days(60)), { settings });
    expect(steps[2]?.leftAt).toBe(monday + 60 * day - hour);
  });

  it('without a time limit waits for ever', () => {
    expect(play(waitFor({ kind: 'reply' }, null)).standing).toEqual({ kind: 'wait', nodeId: 'wait', deadline: null });
  });
});
