import { simulate, type Simulated, type SimulateInput } from '../src/advance/simulate.ts';
import { compileGraph } from '../src/compile/compile-graph.ts';
import { graphSchema, type Graph, type GraphInput } from '../src/model/graph.ts';
import type { LeadFacts } from '../src/model/facts.ts';
import type { Plan } from '../src/model/plan.ts';
import { invariant } from '../src/model/problem.ts';
import { stepsOf, type Sketch } from '../src/templates/sketch.ts';

export type { Sketch };

/** Monday 9 March 2026, 09:00 UTC: three weeks before the clocks change in Europe. */
export const monday = 1_773_046_800_000;
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A lead everything may be sent to. */
export function leadNamed(id: string, change: Partial<LeadFacts> = {}): LeadFacts {
  return {
    id,
    email: `${id}@fjordline.example`,
    fields: { industry: 'manufacturing', company: 'Fjordline Fittings' },
    score: 10,
    stage: 'lead',
    tags: [],
    timeZone: 'Europe/Amsterdam',
    createdAt: monday - 30 * day,
    consents: { marketing: true },
    suppression: null,
    ...change,
  };
}

/** A graph from a sketch of its steps. */
export function graphOf(sketch: Sketch, settings: GraphInput['settings'] = {}): Graph {
  return graphSchema.parse({
    schema: 1,
    name: 'Sketch',
    ...stepsOf(sketch),
    settings,
  });
}

/** The plan of a graph that must be without errors. */
export function planOf(graph: Graph): Plan {
  const compiled = compileGraph(graph);
  invariant(compiled.ok, compiled.ok ? '' : compiled.problems.map(({ message }) => message).join(' '));
  return compiled.plan;
}

/** An email that says something. */
export const content = { subject: 'Your guide', source: 'Here it is, {{ first_name }}.' };

/** What became of a sketch that was played. `path` reads as `step:exit`. */
export interface Played extends Simulated {
  path: string[];
}

/** Plays a sketch for one lead from `monday` on, entering by its first step. */
export function play(
  sketch: Sketch,
  of: Partial<Pick<SimulateInput, 'lead' | 'script' | 'callOutcomes' | 'until' | 'runId' | 'quietHours'>> & {
    settings?: GraphInput['settings'];
    properties?: Readonly<Record<string, unknown>>;
  } = {},
): Played {
  const { settings, properties = {}, ...rest } = of;
  const entry = { nodeId: Object.keys(sketch)[0] ?? '', key: '', at: monday, properties };
  const simulated = simulate({
    plan: planOf(graphOf(sketch, settings)),
    runId: 'r1',
    lead: leadNamed('greta'),
    entry,
    script: [],
    ...rest,
  });
  return { ...simulated, path: simulated.steps.map(({ nodeId, port }) => `${nodeId}:${port ?? 'end'}`) };
}
