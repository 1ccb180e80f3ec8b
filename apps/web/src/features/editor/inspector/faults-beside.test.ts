import { checkGraph, graphSchema } from '@tendril/journey';
import { expect, it } from 'vitest';
import { faultsBeside } from './faults-beside.ts';

function faultsOfStep(kind: string, config: Record<string, unknown>) {
  const graph = graphSchema.parse({
    schema: 1,
    name: 'Faulty',
    nodes: [{ id: 'it', kind, config }],
    edges: [],
    settings: {},
  });
  const [step] = graph.nodes;
  if (step === undefined) throw new Error('invariant: there is one step');
  const problems = checkGraph(graph).filter(({ nodeId, severity }) => nodeId === 'it' && severity === 'error');
  const { beside, above } = faultsBeside(step, problems);
  return { beside: Object.fromEntries(beside), above: above.map(({ message }) => message) };
}

it('places what a kind finds wrong at the setting', () => {
  expect(faultsOfStep('entry.form', {})).toEqual({
    beside: { form: 'Choose the form that lets leads in.' },
    above: [],
  });
  const outcomes = [
    { id: 'r', on: { kind: 'reply' } },
    { id: 'e', on: { kind: 'event', name: '' } },
  ];
  expect(faultsOfStep('wait.event', { outcomes }).beside).toEqual({
    'outcomes.1.on.name': 'Choose the event to wait for.',
  });
});

it('says what does not fit without naming the setting again', () => {
  expect(faultsOfStep('wait.duration', { duration: { unit: 'days' } }).beside).toEqual({
    'duration.amount': 'This is missing.',
  });
});

it('keeps above the form what is about the whole step', () => {
  const outcomes = [
    { id: 'r', on: { kind: 'reply' } },
    { id: 'r', on: { kind: 'open' } },
  ];
  expect(faultsOfStep('wait.event', { outcomes }).above).toEqual([
    'Two outcomes are named "r". Each needs a name of its own.',
  ]);
});
