import { registry } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { fieldKindOf, formSchemaOf, inWords, startOf, type JsonSchema } from './json-schema.ts';

function fieldsOf(schema: JsonSchema): Record<string, string> {
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, fieldKindOf(field)]));
}

describe('the form of a step', () => {
  it('finds how each setting is asked for', () => {
    expect(fieldsOf(formSchemaOf(registry['wait.event'].config))).toEqual({ outcomes: 'list', limit: 'nullable' });
    expect(fieldsOf(formSchemaOf(registry.email.config))).toEqual({
      content: 'emailContent',
      purpose: 'choice',
      topic: 'name',
      ifNotSent: 'choice',
    });
    expect(fieldsOf(formSchemaOf(registry['wait.until'].config))).toEqual({
      date: 'union',
      offset: 'duration',
      time: 'text',
    });
    const arms = formSchemaOf(registry['branch.conditions'].config).properties?.['arms'];
    expect(fieldsOf(arms?.items ?? {})).toEqual({ id: 'text', title: 'text', condition: 'condition' });
    expect(fieldsOf(formSchemaOf(registry['lead.field'].config))).toEqual({ field: 'name', value: 'scalar' });
  });

  it('begins a new outcome so that only its name is missing', () => {
    const { items = {} } = formSchemaOf(registry['wait.event'].config).properties?.['outcomes'] ?? {};
    const start = { ...Object(startOf(items)), id: 'replied' };
    expect(registry['wait.event'].config.safeParse({ outcomes: [start] }).success).toBe(true);
    expect(start).toEqual({ id: 'replied', on: { kind: 'reply' } });
  });

  it('says names in words', () => {
    expect([inWords('ifNotSent'), inWords('meeting_request')]).toEqual(['If not sent', 'Meeting request']);
  });
});
