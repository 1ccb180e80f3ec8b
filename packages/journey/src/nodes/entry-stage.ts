import { sayStage } from '@tendril/condition';
import { z } from 'zod';
import { changeEvents } from '../model/event-names.ts';
import { defineNode, goOn, nextPort } from './define-node.ts';

const config = z.strictObject({
  stage: z.string().trim().max(64).default('').meta({ title: 'Stage', format: 'stage', isNeeded: true }),
});

export const entryStage = defineNode({
  kind: 'entry.stage',
  group: 'entry',
  title: 'Stage reached',
  description: 'Lets leads in when they are moved to a stage.',
  icon: 'stairs',
  config,
  ports: () => nextPort,
  say: ({ stage }) => (stage === '' ? 'When a stage is reached' : `When moved to ${sayStage(stage)}`),
  sentence: ({ stage }) => [
    'Lets leads in when they are moved to ',
    { says: stage === '' ? 'a stage' : sayStage(stage), of: 'stage' },
    '.',
  ],
  enter: () => goOn,
  entryEvent: () => changeEvents.stage,
  admits: ({ stage }, { name, properties }) =>
    name === changeEvents.stage && stage !== '' && properties['stage'] === stage ? { key: '' } : null,
  check: ({ stage }) =>
    stage === ''
      ? [{ code: 'noStage', severity: 'error', message: 'Choose the stage that lets leads in.', setting: 'stage' }]
      : [],
});
