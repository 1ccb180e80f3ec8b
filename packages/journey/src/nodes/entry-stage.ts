import { sayStage } from '@tendril/condition';
import { z } from 'zod';
import { changeEvents } from '../model/event-names.ts';
import { defineNode, goOn, nextPort } from './define-node.ts';
import { sayChoice } from './say.ts';

const config = z.strictObject({
  stages: z.array(z.string().trim().min(1).max(64)).max(20).default([]).meta({ title: 'Stages' }),
});

export const entryStage = defineNode({
  kind: 'entry.stage',
  group: 'entry',
  title: 'Stage reached',
  description: 'Lets leads in when they are moved to a stage.',
  icon: 'stairs',
  config,
  ports: () => nextPort,
  say: ({ stages }) =>
    stages.length === 0 ? 'When a stage is reached' : `When moved to ${sayChoice(stages.map(sayStage))}`,
  sentence: ({ stages }) => [
    'Lets leads in when they are moved to ',
    { says: stages.length === 0 ? 'a stage' : sayChoice(stages.map(sayStage)), of: 'stages' },
    '.',
  ],
  enter: () => goOn,
  entryEvent: () => changeEvents.stage,
  admits: ({ stages }, { name, properties }) =>
    name === changeEvents.stage && stages.some((stage) => stage === properties['stage']) ? { key: '' } : null,
  check: ({ stages }) =>
    stages.length === 0
      ? [{ code: 'noStage', severity: 'error', message: 'Choose the stage that lets leads in.' }]
      : [],
});
