import { describe, expect, it } from 'vitest';
import { waysOf } from './ways-of.ts';

const node = { id: 'meaning', kind: 'branch.intent', title: 'By reply', to: {} };
const reviewWithin = { amount: 2, unit: 'days' };

describe('where a meaning leads', () => {
  it('is the first way that takes it, by the words at its exit', () => {
    const arms = [
      { id: 'hot', title: 'wants to talk', intents: ['interested', 'meeting_request'] },
      { id: 'ask', intents: ['question', 'interested'] },
    ];
    expect(waysOf({ ...node, config: { arms, reviewWithin } })).toEqual({
      ways: [
        { intent: 'interested', way: 'wants to talk' },
        { intent: 'meeting_request', way: 'wants to talk' },
        { intent: 'question', way: 'question, interested' },
      ],
      otherwise: 'else',
    });
  });

  it('is not known at a step that is no branch on replies', () => {
    expect(waysOf({ ...node, kind: 'wait.duration', config: {} })).toBeNull();
  });
});
