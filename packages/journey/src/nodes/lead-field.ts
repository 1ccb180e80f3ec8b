import { isFieldName } from '@tendril/condition';
import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { shorten } from './say.ts';

/** The name of a field of the lead; empty in a draft that has not chosen one yet. */
export const leadFieldNameSchema = z
  .string()
  .refine((name) => name === '' || isFieldName(name), 'A field has letters, digits, - and _ in its name.')
  .default('');

const config = z.strictObject({
  field: leadFieldNameSchema.meta({ title: 'Field', format: 'leadField', isNeeded: true }),
  value: z
    .union([z.string().max(1_000), z.number(), z.boolean(), z.null()])
    .default(null)
    .meta({ title: 'Value', placeholder: 'Empty', description: 'Left empty, it takes the value away.' }),
});

export const leadField = defineNode({
  kind: 'lead.field',
  group: 'lead',
  title: 'Set a field',
  description: 'Sets a field of the lead to a value, or empties it.',
  icon: 'pencil',
  config,
  ports: () => nextPort,
  say: ({ field, value }) => {
    const name = field === '' ? 'a field' : field.replaceAll('_', ' ');
    return value === null ? `Empty ${name}` : `Set ${name} to ${shorten(String(value), 40)}`;
  },
  sentence: ({ field, value }) => {
    const named = { says: field === '' ? 'a field' : field.replaceAll('_', ' '), of: 'field' };
    if (value === null) return ['Empty ', named, ' of the lead.'];
    return ['Set ', named, ' of the lead to ', { says: `“${shorten(String(value), 40)}”`, of: 'value' }, '.'];
  },
  enter: ({ field, value }, { nodeId, effect }) => {
    effect({ kind: 'setField', field, value, nodeId });
    return goOn;
  },
  check: ({ field }) =>
    field === '' ? [{ code: 'noField', severity: 'error', message: 'Choose the field to set.', setting: 'field' }] : [],
});
