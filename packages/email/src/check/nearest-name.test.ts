import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

const names = ['lead.first_name', 'lead.company', 'lead.tag', 'journey.name'];

it.each([
  ['lead.frist_name', 'lead.first_name'],
  ['lead.firstname', 'lead.first_name'],
  ['lead.compny', 'lead.company'],
  ['leed.company', 'lead.company'],
  // Two letters of three are another word.
  ['lead.job', null],
  ['lead.industry', null],
])('%s is probably %s', (written, meant) => {
  expect(nearestName(written, names)).toBe(meant);
});
