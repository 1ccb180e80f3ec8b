import { graphSchema } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { findSteps } from './find-steps.ts';

const content = { subject: 'Your guide, {{ lead.first_name }}', source: 'Page 4 answers most questions.' };
const graph = graphSchema.parse({
  schema: 1,
  name: 'Demo',
  nodes: [
    { id: 'form', kind: 'entry.form', title: 'Way in', config: { form: 'Get the guide' } },
    { id: 'mail', kind: 'email', config: { content } },
    { id: 'wait', kind: 'wait.duration', notes: 'Legal asked for this', config: {} },
  ],
  edges: [],
});
const found = (wanted: string): string[] => findSteps(graph, wanted).map(({ id }) => id);

describe('looking for a step', () => {
  it.each([
    ['GUIDE', ['form', 'mail']],
    ['way in', ['form']],
    ['form submitted', ['form']],
    ['first_name', ['mail']],
    ['page questions', ['mail']],
    ['wait 1 day', ['wait']],
    ['legal', ['wait']],
    ['nowhere', []],
    ['  ', ['form', 'mail', 'wait']],
  ])('"%s"', (wanted, ids) => expect(found(wanted)).toEqual(ids));
});
