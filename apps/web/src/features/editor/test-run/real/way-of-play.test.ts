import type { PlayView } from '@tendril/api';
import { graphSchema } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { clockOf, momentsOfPlay, pathOfPlay, sayStanding } from './way-of-play.ts';

const enteredAt = '2026-11-22T12:00:00.000Z';
const entered = Date.parse(enteredAt);
const dayMs = 86_400_000;
const graph = graphSchema.parse({
  schema: 1,
  name: 'Played',
  nodes: [
    { id: 'form', kind: 'entry.form', config: { form: 'Demo' } },
    {
      id: 'wait',
      kind: 'wait.event',
      config: { outcomes: [{ id: 'replied', on: { kind: 'reply' } }], limit: { amount: 3, unit: 'days' } },
    },
  ],
  edges: [{ from: 'form', port: 'next', to: 'wait' }],
});

const playing: PlayView = {
  ...{ state: 'playing', said: null, enteredAt, dayMs: 10_000, emails: [], handoffs: [] },
  nowAt: new Date(entered + dayMs).toISOString(),
  standsAt: 'wait',
  dueAt: new Date(entered + 3 * dayMs).toISOString(),
  path: [{ stepId: 'form', outcome: 'next', at: enteredAt }],
};
const ended: PlayView = {
  ...{ ...playing, state: 'ended', said: 'The lead reached the goal.', standsAt: null, dueAt: null },
  path: [...playing.path, { stepId: 'wait', outcome: 'replied', at: playing.nowAt }],
};

describe('a play for real', () => {
  it('lights up what was passed and where the lead stands', () => {
    expect([...pathOfPlay(playing)]).toEqual(['form', 'form/next', 'wait']);
    expect(pathOfPlay(ended).has('wait/replied')).toBe(true);
  });

  it('lets the clock run on at its own speed, and stand once it has ended', () => {
    expect(clockOf(playing, { receivedAt: 5_000, now: 10_000 })).toBe(entered + 1.5 * dayMs);
    expect(clockOf(ended, { receivedAt: 5_000, now: 10_000 })).toBe(entered + dayMs);
  });

  it('says where the lead stands, until when, and how long that is for whoever looks on', () => {
    expect(sayStanding(playing, { graph, at: entered + dayMs })).toMatch(
      /^At Wait until reply, at most 3 days\. Goes on by itself day 4, Wed 25 Nov \d\d:\d\d, in 20 seconds\.$/,
    );
    expect(sayStanding({ ...playing, dueAt: null }, { graph, at: entered })).toContain(
      'Goes on when something happens',
    );
    expect(sayStanding(ended, { graph, at: entered })).toBe('The lead reached the goal.');
  });

  it('tells what happened, and how it ended', () => {
    expect(momentsOfPlay(ended, graph).map(({ words, outcome }) => [words, outcome])).toEqual([
      ['When "Demo" is submitted', null],
      ['Wait until reply, at most 3 days', 'reply'],
      ['The lead reached the goal.', null],
    ]);
  });
});
