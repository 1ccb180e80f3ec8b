import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content, day, graphOf, hour, leadNamed, monday, planOf, type Sketch } from '../../testing/journeys.ts';
import { graphArbitrary } from '../../testing/graph-arbitrary.ts';
import { scriptArbitrary, scriptHours } from '../../testing/script-arbitrary.ts';
import { simulate } from '../advance/simulate.ts';
import type { GraphInput } from '../model/graph.ts';
import { sayStepTime } from './say-step-time.ts';
import { timeOfSteps } from './time-of-steps.ts';

const noDays: string[] = [];
const days = (amount: number) => ({ amount, unit: 'days' });
const wait = (amount: number, next: string): Sketch[string] => ['wait.duration', { duration: days(amount) }, { next }];
const orReply = (limit: unknown, to: Readonly<Record<string, string>>): Sketch[string] => [
  'wait.event',
  { outcomes: [{ id: 'replied', on: { kind: 'reply' } }], limit },
  to,
];

/** The words on each card. */
function hintsOf(sketch: Sketch, settings: GraphInput['settings'] = {}): Record<string, string> {
  return Object.fromEntries([...timeOfSteps(graphOf(sketch, settings))].map(([id, time]) => [id, sayStepTime(time)]));
}

describe('when leads come to a step', () => {
  it('counts from the day of entering, over all ways that lead there', () => {
    const hints = hintsOf({
      entry: ['entry.manual', {}, { next: 'mail' }],
      mail: ['email', { content }, { sent: 'three' }],
      three: wait(3, 'reply'),
      reply: orReply(days(5), { replied: 'sales', timeout: 'late' }),
      sales: ['sales.notify', { within: days(1) }, { accepted: 'end', noAnswer: 'late' }],
      late: ['lead.tag', { tag: 'late' }, { next: 'end' }],
      end: ['end.exit', {}],
      adrift: ['end.exit', {}],
    });
    expect(hints).toEqual({
      entry: 'day 1',
      mail: 'day 1',
      three: 'day 1',
      reply: 'day 4',
      sales: 'day 4–9',
      late: 'day 5–10',
      end: 'day 4–10',
    });
  });

  it('has no end in and behind a loop, and behind a wait without a limit', () => {
    const hints = hintsOf({
      entry: ['entry.manual', {}, { next: 'first' }],
      first: wait(3, 'again'),
      again: orReply(days(2), { timeout: 'first', replied: 'end' }),
      end: ['end.exit', {}],
    });
    expect(hints).toEqual({ entry: 'day 1', first: 'day 1+', again: 'day 4+', end: 'day 4+' });
    const open = hintsOf({
      entry: ['entry.manual', {}, { next: 'first' }],
      first: wait(3, 'open'),
      open: orReply(null, { replied: 'end' }),
      end: ['end.exit', {}],
    });
    expect([open['open'], open['end']]).toEqual(['day 4', 'day 4+']);
  });

  it('counts from a date where every way leads over it', () => {
    const until = (offset: object, reached: string, past: string): Sketch[string] => [
      'wait.until',
      { date: { kind: 'field', field: 'lead.webinar' }, offset },
      { reached, past },
    ];
    const hints = hintsOf({
      entry: ['entry.manual', {}, { next: 'before' }],
      before: until({ amount: 3, unit: 'days', direction: 'before' }, 'remind', 'missed'),
      remind: ['email', { content }, { sent: 'link' }],
      link: wait(2, 'reply'),
      reply: orReply(days(4), { replied: 'thanks', timeout: 'after' }),
      thanks: ['lead.tag', { tag: 'thanked' }],
      after: wait(1, 'end'),
      missed: ['lead.tag', { tag: 'missed' }, { next: 'end' }],
      end: ['end.exit', {}],
    });
    expect(hints).toMatchObject({
      before: 'day 1',
      remind: '3 days before webinar',
      reply: '1 day before webinar',
      thanks: '1 day before webinar to 3 days after it',
      after: '3 days after webinar',
      missed: 'day 1',
      end: 'day 1+',
    });
  });

  it('adds for how long a marketing email may be held back to the wait behind it', () => {
    const sketch = (purpose: string): Sketch => ({
      entry: ['entry.manual', {}, { next: 'mail' }],
      mail: ['email', { content, purpose }, { sent: 'tag' }],
      tag: ['lead.tag', { tag: 'mailed' }, { next: 'two' }],
      two: wait(2, 'one'),
      one: wait(1, 'end'),
      end: ['end.exit', {}],
    });
    const settings = { sendWindow: { days: [2, 3, 4], from: '09:00', to: '11:00' } };
    expect(hintsOf(sketch('marketing'), settings)).toMatchObject({ two: 'day 1', one: 'day 3–7', end: 'day 4–8' });
    expect(hintsOf(sketch('service'), settings)).toMatchObject({ one: 'day 3', end: 'day 4' });
    const quietHours = { from: '21:00', to: '08:00' };
    expect(hintsOf(sketch('marketing'), { quietHours })).toMatchObject({ one: 'day 3', end: 'day 4' });
  });

  it('holds every arrival of a simulated lead, but for absences, days off and caps', () => {
    // Two changes of the clocks lie at most between entering and any step.
    const slackMs = 2 * hour;
    const drawn = graphArbitrary.chain((graph) => {
      const { frequencyCap: _cap, daysOff: _off, ...settings } = graph.settings;
      return fc.record({
        graph: fc.constant({ ...graph, settings: { ...settings, daysOff: noDays } }),
        script: scriptArbitrary(graph, monday),
      });
    });
    let arrivals = 0;
    fc.assert(
      fc.property(drawn, fc.string({ minLength: 1, maxLength: 4 }), ({ graph, script }, runId) => {
        const times = timeOfSteps(graph);
        const { steps } = simulate({
          plan: planOf(graph),
          runId,
          lead: leadNamed('greta'),
          entry: { nodeId: 'entry', key: '', at: monday, properties: {} },
          script: script.filter(({ name }) => name !== 'reply.out_of_office'),
          until: monday + scriptHours * hour,
        });
        for (const { nodeId, arrivedAt } of steps) {
          const { earliestMs = Infinity, latestMs = 0 } = times.get(nodeId) ?? {};
          const after = arrivedAt - monday;
          arrivals += 1;
          expect(after, `${nodeId} after ${after / day} days`).toBeGreaterThanOrEqual(earliestMs - slackMs);
          expect(after, `${nodeId} after ${after / day} days`).toBeLessThanOrEqual((latestMs ?? Infinity) + slackMs);
        }
      }),
      { numRuns: 400 },
    );
    expect(arrivals).toBeGreaterThan(1_000);
  });
});
