import { describe, expect, it } from 'vitest';
import { sayPlaces } from './say-places.ts';

describe('a text with places in it, in words', () => {
  it.each([
    ['Here is your guide, {{ lead.first_name | default: "as promised" }}', 'Here is your guide, first name'],
    ['{{lead.company}}: three plans', 'company: three plans'],
    ['Hello {{ first_name }} and {{ "you" | upcase }}', 'Hello first name and …'],
    ['{% if lead.score > 3 %}Hot{% endif %} news', 'Hot news'],
    ['Half a {{ place', 'Half a {{ place'],
    ['Nothing to fill in', 'Nothing to fill in'],
  ])('%s', (text, words) => expect(sayPlaces(text)).toBe(words));
});
