import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';

const config = z.strictObject({
  list: z.string().trim().max(120).optional().meta({ title: 'List', format: 'list', placeholder: 'Any list' }),
});

export const entryImport = defineNode({
  kind: 'entry.import',
  group: 'entry',
  title: 'List imported',
  description: 'Lets leads in when they are imported, from one list or from any.',
  icon: 'file-import',
  config,
  ports: () => nextPort,
  say: ({ list }) => (list === undefined ? 'When imported from any list' : `When imported from "${list}"`),
  sentence: ({ list }) => [
    'Lets leads in when they are imported from ',
    { says: list === undefined ? 'any list' : `“${list}”`, of: 'list' },
    '.',
  ],
  enter: () => goOn,
  entryEvent: () => 'list.imported',
  admits: ({ list }, { name, properties }) =>
    name === 'list.imported' && (list === undefined || properties['list'] === list) ? { key: '' } : null,
});
