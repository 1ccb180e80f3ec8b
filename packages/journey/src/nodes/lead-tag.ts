import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';

const config = z.strictObject({
  action: z.enum(['add', 'remove']).default('add').meta({ title: 'Do' }),
  tag: z.string().trim().max(64).default('').meta({ title: 'Tag' }),
});

export const leadTag = defineNode({
  kind: 'lead.tag',
  group: 'lead',
  title: 'Tag',
  description: 'Puts a tag on the lead, or takes it off.',
  icon: 'tag',
  config,
  ports: () => nextPort,
  say: ({ action, tag }) => `${action === 'add' ? 'Add' : 'Remove'} tag${tag === '' ? '' : ` "${tag}"`}`,
  enter: ({ action, tag }, { nodeId, effect }) => {
    effect({ kind: action === 'add' ? 'addTag' : 'removeTag', tag, nodeId });
    return goOn;
  },
  check: ({ tag }) => (tag === '' ? [{ code: 'noTag', severity: 'error', message: 'Say which tag.' }] : []),
});
