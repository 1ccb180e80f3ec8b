import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { entryKeyOf, keyPropertySchema, sayKey } from './entry-key.ts';

const config = z.strictObject({
  form: z.string().trim().max(120).default('').meta({
    title: 'Form',
    description: 'By its name, as it stands in the form’s address.',
    format: 'form',
    isNeeded: true,
  }),
  key: keyPropertySchema,
});

export const entryForm = defineNode({
  kind: 'entry.form',
  group: 'entry',
  title: 'Form submitted',
  description: 'Lets leads in when they submit a form.',
  icon: 'forms',
  config,
  ports: () => nextPort,
  say: ({ form }) => (form === '' ? 'When a form is submitted' : `When "${form}" is submitted`),
  sentence: ({ form, key }) => [
    'Lets leads in when they submit ',
    { says: form === '' ? 'a form' : `“${form}”`, of: 'form' },
    ...sayKey(key),
    '.',
  ],
  enter: () => goOn,
  entryEvent: () => 'form.submitted',
  admits: ({ form, key }, { name, properties }) =>
    name === 'form.submitted' && properties['form'] === form ? { key: entryKeyOf(key, properties) } : null,
  check: ({ form }) =>
    form === ''
      ? [{ code: 'noForm', severity: 'error', message: 'Choose the form that lets leads in.', setting: 'form' }]
      : [],
});
