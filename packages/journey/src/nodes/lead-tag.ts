import { z } from 'zod';
import { defineNode, goOn, nextPort } from './define-node.ts';

const config = z.strictObject({
  action: z
    .enum(['add', 'remove'])
    .default('add')
    .meta({ title: 'What to do', words: { add: 'Put the tag on', remove: 'Take the tag off' } }),
  tag: z.string().trim().max(64).default('').meta({ title: 'Tag', format: 'tag', isNeeded: true }),
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
  sentence: ({ action, tag }) => [
    { says: action === 'add' ? 'Put' : 'Take', of: 'action' },
    ' the tag ',
    { says: tag === '' ? '…' : `“${tag}”`, of: 'tag' },
    action === 'add' ? ' on the lead.' : ' off the lead.',
  ],
  enter: ({ action, tag }, { nodeId, effect }) => {
    effect({ kind: action === 'add' ? 'addTag' : 'removeTag', tag, nodeId });
    return goOn;
  },
  check: ({ tag }) =>
    tag === '' ? [{ code: 'noTag', severity: 'error', message: 'Say which tag.', setting: 'tag' }] : [],
});
