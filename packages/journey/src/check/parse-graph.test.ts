import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGraph } from './parse-graph.ts';

const graph = {
  schema: 1,
  name: 'A',
  nodes: [{ id: 'start', kind: 'entry.manual', config: {} }],
  edges: [],
  settings: {},
};
const codeOf = (input: unknown) => {
  const parsed = parseGraph(input);
  return parsed.ok ? null : parsed.problems[0]?.code;
};

describe('[CHECK-3] a journey from outside', () => {
  it('is read from text or as parsed, with settings left out', () => {
    expect(parseGraph(JSON.stringify(graph))).toMatchObject({
      ok: true,
      graph: { settings: { timeZone: 'UTC', exits: [] } },
    });
    expect(parseGraph({ ...graph, settings: undefined })).toMatchObject({ ok: true });
    expect(parseGraph(`\uFEFF${JSON.stringify(graph)}`)).toMatchObject({ ok: true });
  });

  it.each<[string, unknown, string]>([
    ['text that is no JSON', '{"schema": 1,', 'notJson'],
    ['something else', '[1, 2]', 'badGraph'],
    ['nothing', null, 'badGraph'],
    ['no format', { name: 'x' }, 'badGraph'],
    ['an older format', { ...graph, schema: 0 }, 'otherFormat'],
    ['a newer format', { ...graph, schema: 2 }, 'otherFormat'],
    ['more than 5 MB of text', `"${'x'.repeat(5_000_001)}"`, 'tooLarge'],
    ['more than 5 MB of object', { ...graph, name: 'x'.repeat(5_000_001) }, 'tooLarge'],
    [
      'names every object inherits',
      JSON.stringify(graph).replace('"config":{}', '"config":{"__proto__":{"admin":true}}'),
      'unsafeKey',
    ],
    [
      'such names deep inside',
      JSON.stringify(graph).replace('"config":{}', '"config":{"a":[{"constructor":{}}]}'),
      'unsafeKey',
    ],
    ['endless nesting', `{"schema":1,"name":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 'tooDeep'],
    ['an id that needs quoting', { ...graph, nodes: [{ id: 'a b', kind: 'email', config: {} }] }, 'badGraph'],
    ['a setting nobody knows', { ...graph, settings: { colour: 'red' } }, 'badGraph'],
  ])('is refused in words: %s', (_what, input, code) => {
    expect(codeOf(input)).toBe(code);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (input) => {
        expect(typeof parseGraph(input).ok).toBe('boolean');
        expect(typeof parseGraph({ ...graph, nodes: input }).ok).toBe('boolean');
      }),
    );
  });
});
