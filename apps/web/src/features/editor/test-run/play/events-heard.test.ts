import { graphSchema } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { eventsHeard, formsHeard } from './events-heard.ts';

const graph = graphSchema.parse({
  schema: 1,
  name: 'Heard',
  nodes: [
    { id: 'form', kind: 'entry.form', config: { form: 'Demo' } },
    {
      id: 'wait',
      kind: 'wait.event',
      config: {
        outcomes: [
          { id: 'booked', on: { kind: 'event', name: 'meeting.booked' } },
          {
            id: 'priced',
            on: {
              kind: 'event',
              name: 'page.visited',
              where: [
                { property: 'page', op: 'startsWith', value: '/pricing' },
                { property: 'seconds', op: 'moreThan', value: 30 },
              ],
            },
          },
          { id: 'replied', on: { kind: 'reply' } },
          { id: 'tagged', on: { kind: 'event', name: 'tag.changed' } },
        ],
      },
    },
    {
      id: 'branch',
      kind: 'branch.conditions',
      config: {
        arms: [
          {
            id: 'a',
            condition: {
              all: [
                { event: 'trial.started', since: 'ever' },
                {
                  event: 'form.submitted',
                  since: 'ever',
                  where: [{ property: 'form', op: 'equals', value: 'Newsletter' }],
                },
              ],
            },
          },
        ],
      },
    },
  ],
  edges: [],
});

describe('what a draft listens for', () => {
  it('offers its events with values that pass, but neither changes nor replies', () => {
    expect(eventsHeard(graph).map(({ name, properties }) => [name, properties])).toEqual([
      ['meeting.booked', {}],
      ['page.visited', { page: '/pricing', seconds: '31' }],
      ['trial.started', {}],
    ]);
  });

  it('knows the forms it lets in by and asks about', () => {
    expect(formsHeard(graph)).toEqual(['Demo', 'Newsletter']);
  });
});
