import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { entryKeyOf } from './entry-key.ts';

const config = z.strictObject({});

export const entryManual = defineNode({
  kind: 'entry.manual',
  group: 'entry',
  title: 'By hand or API',
  description: 'Lets leads in that somebody adds by hand, or another system adds by the API.',
  icon: 'hand-finger',
  config,
  ports: () => nextPort,
  say: () => 'When added by hand or API',
  sentence: () => ['Lets in leads that somebody adds by hand, or that another system adds.'],
  enter: () => goOn,
  entryEvent: () => 'entered.manual',
  admits: (_config, { name, properties }) =>
    name === 'entered.manual' ? { key: entryKeyOf('key', properties) } : null,
});
