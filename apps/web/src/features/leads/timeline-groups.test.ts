import { describe, expect, it } from 'vitest';
import { groupOf } from './timeline-groups.ts';

describe('sorts of lines', () => {
  it.each([
    ['mail.accepted', 'emails'],
    ['email.clicked', 'emails'],
    ['reply.received', 'emails'],
    ['form.submitted', 'visits'],
    ['page.visited', 'visits'],
    ['lead.created', 'visits'],
    ['lead.stage', 'score'],
    ['score.changed', 'score'],
    ['wait.event', 'journeys'],
    ['entry', 'journeys'],
    ['handoff.accepted', 'sales'],
    ['quote.sent', 'visits'],
  ])('%s belongs to %s', (kind, group) => {
    expect(groupOf(kind)).toBe(group);
  });
});
