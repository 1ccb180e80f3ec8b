import { expect, it } from 'vitest';
import { fillIn } from './fill-in.ts';

const known: Record<string, unknown> = { email: 'greta@fjordline.example', score: 10, 'lead.company': 'Fjordline' };
const read = (field: string): unknown => known[field];

it('[CALL-3] takes fields of the lead and what is known of every lead by the same name', () => {
  expect(fillIn(['{{ lead.email }}', '{{ lead.score }}', '{{lead.company}}'], read)).toEqual([
    'greta@fjordline.example',
    10,
    'Fjordline',
  ]);
  expect(fillIn({ text: '{{ lead.company }} <{{ lead.email }}>' }, read)).toEqual({
    text: 'Fjordline <greta@fjordline.example>',
  });
});

it('[CALL-3] prefers a field the lead has, and leaves open what nobody knows', () => {
  expect(fillIn('{{ lead.stage }}', (field) => (field === 'lead.stage' ? 'own' : 'customer'))).toBe('own');
  expect(fillIn('{{ lead.phone }}', read)).toBeNull();
  expect(fillIn('{{ entry.email }}', read)).toBeNull();
  expect(fillIn('Hello {{ lead.phone }}!', read)).toBe('Hello !');
});
