import { fieldTypeOf } from '@tendril/condition';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerSynonyms } from './header-synonyms.ts';
import { mapHeaders } from './mapping.ts';

function fieldOf(header: string): string | null | undefined {
  return mapHeaders([header])[0]?.field;
}

describe('mapHeaders', () => {
  it.each([
    ['email', 'email'],
    ['E-Mail', 'email'],
    ['\ufeffEmail Address', 'email'],
    ['Mail', 'email'],
    ['E-Mail-Adresse', 'email'],
    ['Vorname', 'lead.first_name'],
    ['First name', 'lead.first_name'],
    ['voornaam', 'lead.first_name'],
    ['Prénom', 'lead.first_name'],
    ['Achternaam', 'lead.last_name'],
    ['Company', 'lead.company'],
    ['Société', 'lead.company'],
    ['Tel.', 'lead.phone'],
    ['Teléfono', 'lead.phone'],
    ['Land', 'lead.country'],
    ['Time zone', 'timeZone'],
    ['timeZone', 'timeZone'],
    ['Tags', 'tags'],
    ['job_title', 'lead.title'],
    ['PLZ', 'lead.postcode'],
  ])('knows %j as %s', (header, field) => expect(fieldOf(header)).toBe(field));

  it.each([
    ['Größe (cm)', 'lead.grosse_cm'],
    ['Boiler age', 'lead.boiler_age'],
    ['Имя', 'lead.column_1'],
    ['', 'lead.column_1'],
    ['constructor', 'lead.column_1'],
    ['2nd choice', 'lead.2nd_choice'],
  ])('makes a custom field of %j', (header, field) =>
    expect(mapHeaders([header])).toMatchObject([{ field, by: 'own' }]),
  );

  it('takes the first of two columns for one field and leaves the other out', () => {
    expect(mapHeaders(['E-mail', 'Name', 'Work email'])).toEqual([
      { column: 0, header: 'E-mail', field: 'email', by: 'known' },
      { column: 1, header: 'Name', field: 'lead.name', by: 'known' },
      { column: 2, header: 'Work email', field: null, by: 'known' },
    ]);
  });

  it('gives fields that conditions can ask for, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...headerSynonyms.keys()))), (headers) => {
        const fields = mapHeaders(headers).flatMap(({ field }) => field ?? []);
        expect(fields.filter((field) => fieldTypeOf(field) === null)).toEqual([]);
        expect(new Set(fields).size).toBe(fields.length);
      }),
    );
  });
});
