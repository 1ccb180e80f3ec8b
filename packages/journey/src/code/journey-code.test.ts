import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphArbitrary } from '../../testing/graph-arbitrary.ts';
import { checkGraph } from '../check/check-graph.ts';
import { canonicalJson } from '../compile/canonical-json.ts';
import { compileGraph } from '../compile/compile-graph.ts';
import { graphSchema, type Graph } from '../model/graph.ts';
import { definitionOf, registry } from '../nodes/registry.ts';
import * as code from './index.ts';
import { journey, form, reply, toCode, type Journey } from './index.ts';
import { fixedPorts } from './step-ports.ts';

/** The graph with its steps and connections in one order: which came first means nothing. */
function inOrder(graph: Graph): unknown {
  const byText = (one: unknown, other: unknown) => (canonicalJson(one) < canonicalJson(other) ? -1 : 1);
  return { ...graph, nodes: graph.nodes.toSorted(byText), edges: graph.edges.toSorted(byText) };
}

/** Runs exported code as a module would. */
function rebuilt(graph: Graph): Graph {
  const text = toCode(graph)
    .replace(/^import .*$/m, '')
    .replace('export default it;', 'return it;');
  const names = Object.keys(code);
  const build = compileFunction(text, names) as (...parts: unknown[]) => Journey;
  return build(...names.map((name) => Reflect.get(code, name))).graph();
}

const nurture = () =>
  journey('Guide', { frequencyCap: { emails: 2, perDays: 7 } })
    .on(form('Get the guide'))
    .email({ content: { subject: 'Your guide', format: 'text', source: 'Here it is.' } }, { id: 'guide' })
    .waitFor({ replied: reply() }, '3 days')
    .when('timeout', (way) =>
      way
        .email({ content: { subject: 'Still there?', format: 'text', source: 'Tell us.' } }, { id: 'second' })
        .exit('no reaction'),
    )
    .by('replied')
    .branchOnReply({ interested: ['interested'], notNow: ['not_now'] })
    .when('interested', (way) => way.score(20).notifySales().goTo('exit'))
    .when('notNow', (way) =>
      way
        .step('wait.until', { date: { kind: 'field', field: 'lead.come_back_on' } })
        .by('reached')
        .goTo('guide'),
    )
    .by('else')
    .goTo('second');

describe('a journey in code', () => {
  it('is the graph the canvas edits', () => {
    const graph = nurture().graph();
    expect(checkGraph(graph).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(compileGraph(graph).ok).toBe(true);
    expect(graph.edges.map(({ from, port, to }) => `${from} -${port}-> ${to}`)).toEqual([
      'form -next-> guide',
      'guide -sent-> event',
      'event -timeout-> second',
      'second -sent-> exit',
      'event -replied-> intent',
      'intent -interested-> score',
      'score -next-> notify',
      'notify -noAnswer-> exit',
      'intent -notNow-> until',
      'until -reached-> guide',
      'intent -else-> second',
    ]);
  });

  it('knows the exits of every step: a wrong one does not compile', () => {
    const way = journey('Typed').on(form('x')).waitFor({ replied: reply() }, '3 days');
    // @ts-expect-error there is no such exit
    way.by('reply');
    const rest = way.when('timeout', (late) => late.exit('late'));
    // @ts-expect-error that way is taken
    rest.by('timeout');
    // @ts-expect-error no unit
    expect(() => rest.by('replied').wait('3 dais')).toThrow('"3 dais" is no duration');
  });

  it.each(Object.entries(fixedPorts))('names the exits of %s as its definition does', (kind, ports) => {
    const definition = definitionOf(kind);
    const config = definition?.config.parse(kind === 'email' ? { ifNotSent: 'otherWay' } : {});
    expect(
      definition
        ?.ports(config)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ports.toSorted());
  });
});

describe('a graph as code and back', () => {
  it('reads well', () => {
    expect(toCode(nurture().graph())).toMatchInlineSnapshot(`
      "import { form, journey, reply } from '@tendril/journey/code';

      const it = journey("Guide", { frequencyCap: { emails: 2, perDays: 7 } });

      it.on(form("Get the guide", { id: "form" }))
        .email({ content: { subject: "Your guide", format: "text", source: "Here it is." } }, { id: "guide" })
        .waitFor({ replied: reply() }, "3 days", { id: "event" })
        .when("replied", (way) =>
          way
            .branchOnReply({ interested: ["interested"], notNow: ["not_now"] }, undefined, { id: "intent" })
            .when("interested", (way) =>
              way
                .score(20, undefined, { id: "score" })
                .notifySales({}, { id: "notify" })
                .exit("no reaction", { id: "exit" })
            )
            .when("else", (way) => way.goTo("second"))
            .by("notNow")
            .step("wait.until", { date: { kind: "field", field: "lead.come_back_on" } }, { id: "until" })
            .by("reached")
            .goTo("guide")
        )
        .email({ content: { subject: "Still there?", format: "text", source: "Tell us." } }, { id: "second" })
        .goTo("exit");

      export default it;
      "
    `);
  });

  it('is the same for any journey that can be published', () => {
    fc.assert(
      fc.property(graphArbitrary, (graph) => {
        expect(inOrder(rebuilt(graph))).toEqual(inOrder(graph));
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for drafts, however broken', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const config = fc.oneof(
      fc.constant({}),
      fc.record({ form: fc.string(), 'odd key': fc.jsonValue() }),
      fc.record({ outcomes: fc.jsonValue(), limit: fc.jsonValue() }),
      fc.record({ arms: fc.jsonValue() }),
      fc.record({ points: fc.jsonValue(), reason: fc.string() }),
      fc.record({ duration: fc.record({ amount: fc.jsonValue(), unit: fc.constantFrom('days', 'dais') }) }),
    );
    const draft = fc.record({
      schema: fc.constant(1 as const),
      name: fc.string({ minLength: 1, maxLength: 40 }),
      nodes: fc.uniqueArray(
        fc.record(
          {
            id,
            kind: fc.constantFrom(...Object.keys(registry), 'pigeon'),
            config,
            title: fc.string({ maxLength: 20 }),
            notes: fc.string({ maxLength: 20 }),
            position: fc.record({ x: fc.integer(), y: fc.integer() }),
          },
          { requiredKeys: ['id', 'kind', 'config'] },
        ),
        { selector: (node) => node.id },
      ),
      edges: fc.array(fc.record({ from: id, port: fc.constantFrom('next', 'sent', 'again', 'odd "port"'), to: id })),
      settings: fc.constantFrom({}, { timeZone: 'Europe/Oslo', daysOff: ['12-25'] }),
    });
    fc.assert(
      fc.property(draft, (drawn) => {
        // As it is stored: JSON knows no minus nought.
        const graph = graphSchema.parse(JSON.parse(JSON.stringify(drawn)));
        expect(inOrder(rebuilt(graph))).toEqual(inOrder(graph));
      }),
      { numRuns: 500 },
    );
  });
});
