import { compileGraph, invariant } from '@tendril/journey';
import { graphOf } from '@tendril/journey/testing';
import { describe, expect, it } from 'vitest';
import { sayChoice } from './say-choice.ts';

const condition = { all: [{ field: 'stage', op: 'equals', value: 'mql' }] };
const compiled = compileGraph(
  graphOf({
    in: ['entry.manual', {}, { next: 'sort' }],
    sort: ['branch.conditions', { arms: [{ id: 'fits', title: 'fits', condition }] }, { fits: 'out', else: 'out' }],
    out: ['end.exit', { reason: 'done' }],
  }),
);
invariant(compiled.ok, 'the journey of this test compiles');
const { plan } = compiled;

describe('why a branch was taken', () => {
  it.each([
    ['sort', 'branch.conditions', 'fits', ['It held that stage is Marketing qualified.']],
    ['sort', 'branch.conditions', 'else', ['None of the conditions held.']],
    ['in', 'entry.manual', 'next', []],
    ['gone', 'branch.conditions', 'fits', []],
  ])('%s, %s: %s', (nodeId, kind, port, sentences) => {
    expect(sayChoice({ plan }, { nodeId, kind, port })).toEqual(sentences);
  });
});
