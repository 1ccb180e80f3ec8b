import { z } from 'zod';
import { changeEvents } from '../model/event-names.ts';
import { defineNode, goOn, nextPort } from './define-node.ts';

const config = z.strictObject({});

export const entryJourney = defineNode({
  kind: 'entry.journey',
  group: 'entry',
  title: 'From another journey',
  description: 'Lets leads in that another journey sends here.',
  icon: 'route',
  config,
  ports: () => nextPort,
  say: () => 'When sent here by another journey',
  sentence: () => ['Lets in leads that another journey sends here.'],
  enter: () => goOn,
  entryEvent: () => changeEvents.journey,
  // To which journey they are sent is asked before: such an event is addressed to one.
  admits: (_config, { name }) => (name === changeEvents.journey ? { key: '' } : null),
});
