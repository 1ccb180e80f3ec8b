import { describe, expect, it } from 'vitest';
import { day, hour, leadNamed, monday, planOf } from '../../testing/journeys.ts';
import { form, journey, reply } from '../code/index.ts';
import { assumedPeople } from './assumed-people.ts';
import { assumptionsSchema, type Assumptions } from './assumptions.ts';
import { forecast, type Forecast } from './forecast.ts';

const mail = (subject: string) => ({ content: { subject, format: 'text' as const, source: 'Hello.' } });
const guide = journey('Guide', { quietHours: { from: '20:00', to: '08:00' } })
  .on(form('Get the guide', { id: 'in' }))
  .email(mail('Your guide'), { id: 'first' })
  .waitFor({ replied: reply(), paid: { kind: 'event', name: 'paid' } }, '3 days', { id: 'wait' })
  .when('timeout', (way) => way.email(mail('Still there?'), { id: 'second' }).exit('no reaction'))
  .when('paid', (way) => way.goal())
  .by('replied')
  .branchOnReply({ interested: ['interested'] }, undefined, { id: 'branch' })
  .when('interested', (way) =>
    way
      .notifySales({}, { id: 'sales' })
      .when('accepted', (won) => won.exit('won'))
      .exit('lost'),
  )
  .by('else')
  .exit('answered')
  .graph();
const plan = planOf(guide);
const people = 4_000;

function foretold(change: Partial<Assumptions> = {}, until = monday + 42 * day): Forecast {
  const assumptions = assumptionsSchema.parse(change);
  return forecast({
    plan,
    from: monday,
    until,
    people: assumedPeople({
      ...{ count: people, overDays: 28, from: monday, entryStep: 'in', assumptions },
      leads: [leadNamed('anybody')],
    }),
  });
}

describe('[FORECAST-1] a forecast', () => {
  it('adds up: whoever came to a step left it, is there, or ended there', () => {
    const { steps, people: entered, inside, ends, emailsByDay } = foretold({ replies: 0.2 }, monday + 20 * day);
    for (const [id, { entered: came, here, held, left }] of Object.entries(steps)) {
      const gone = Object.values(left).reduce((sum, count) => sum + count, 0);
      const isEnd = plan.nodes[id]?.kind.startsWith('end.') === true;
      expect({ id, came }).toEqual({ id, came: isEnd ? came : gone + here + held });
    }
    expect(Object.values(ends).reduce((sum, count) => sum + count, 0) + inside).toBe(entered);
    expect(entered).toBeLessThan(people);
    const sent = (steps['first']?.left['sent'] ?? 0) + (steps['second']?.left['sent'] ?? 0);
    expect(emailsByDay.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(sent);
  });

  it('comes near the assumptions', () => {
    const { steps, goals } = foretold({ replies: 0.2, reactionHours: 1, events: { paid: 0.1 }, eventHours: 1 });
    const replied = (steps['wait']?.left['replied'] ?? 0) / people;
    expect(replied).toBeGreaterThan(0.17);
    expect(replied).toBeLessThan(0.21);
    expect(goals / people).toBeGreaterThan(0.07);
    expect(goals / people).toBeLessThan(0.11);
    const interested = (steps['branch']?.left['interested'] ?? 0) / (steps['branch']?.entered ?? 1);
    expect(interested).toBeGreaterThan(0.22);
    expect(interested).toBeLessThan(0.38);
    const { accepted = 0 } = steps['sales']?.left ?? {};
    expect(accepted / (steps['sales']?.entered ?? 1)).toBeGreaterThan(0.5);
  });

  it('says the same twice, and nobody does anything where nobody is assumed to', () => {
    expect(foretold()).toEqual(foretold());
    const quiet = foretold({ opens: 0, clicks: 0, replies: 0, unsubscribes: 0 });
    expect(quiet.ends).toEqual({ 'no reaction': people });
    expect(quiet.handoffsByWeek.every((count) => count === 0)).toBe(true);
  });

  it('knows quiet hours: what is decided at night leaves in the morning', () => {
    const { emailsHeldBack, emailsByDay } = foretold();
    expect(emailsHeldBack).toBeGreaterThan(0);
    expect(emailsByDay).toHaveLength(42);
    expect(emailsByDay[0]).toBeGreaterThan(0);
  });

  it('counts hand-offs in the week in which sales was told', () => {
    const { handoffsByWeek, steps } = foretold({ replies: 0.3, reactionHours: 1 });
    expect(handoffsByWeek.reduce((sum, count) => sum + count, 0)).toBe(steps['sales']?.entered);
    expect(handoffsByWeek[0]).toBeGreaterThan(0);
  });

  it('takes people with what they really did as well', () => {
    const script = [{ name: 'paid', at: monday + hour }];
    const entry = { nodeId: 'in', key: '', at: monday, properties: {} };
    const leads = [
      { runId: 'a', lead: leadNamed('a'), entry, script },
      { runId: 'b', lead: leadNamed('b'), entry, script: [] },
    ];
    expect(forecast({ plan, people: leads, from: monday, until: monday + 9 * day })).toMatchObject({
      people: 2,
      goals: 1,
      ends: { 'no reaction': 1 },
    });
  });
});
