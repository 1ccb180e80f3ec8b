import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { entryKeyOf, keyPropertySchema } from './entry-key.ts';

const config = z.strictObject({
  form: z.string().trim().max(120).default('').meta({ title: 'Form' }),
  key: keyPropertySchema.meta({ title: 'Counts as another entry by' }),
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
  enter: () => goOn,
  entryEvent: () => 'form.submitted',
  admits: ({ form, key }, { name, properties }) =>
    name === 'form.submitted' && properties['form'] === form ? { key: entryKeyOf(key, properties) } : null,
  check: ({ form }) =>
    form === '' ? [{ code: 'noForm', severity: 'error', message: 'Choose the form that lets leads in.' }] : [],
});
