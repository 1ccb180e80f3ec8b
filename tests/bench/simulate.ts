import { simulate as simulateRun, type Plan, type Simulated } from '@tendril/journey';
import type { Bench } from './bench.ts';
import { benchStart, ladder, leadOf, planOf } from './journeys.ts';
import { median } from './percentile.ts';

/** Long enough that the garbage collector takes its share of it. */
const measuredMs = 2_000;
const hourMs = 3_600_000;

/** The pure core on one thread: what the test run, the forecast and every block rest on. */
export const simulate: Bench = {
  name: 'simulate',
  title: 'the core on one thread: steps a second, six weeks of one lead, 10,000 leads',
  measure: async () => {
    const [plain, zoned] = [planOf(ladder(40)), planOf(ladder(40, { isZoned: true }))];
    const stepsPerSecond = measureSteps(plain);
    const stepsPerSecondWithZones = measureSteps(zoned);
    const lead = measureLead(zoned);
    return {
      stepsPerSecond: { value: stepsPerSecond, unit: 'steps/s', target: { least: 1_000_000 } },
      stepsPerSecondWithZones: { value: stepsPerSecondWithZones, unit: 'steps/s', target: { least: 200_000 } },
      sixWeeksMs: { value: lead.ms, unit: 'ms', target: { most: 5 } },
      sixWeeksSteps: { value: lead.steps, unit: 'steps' },
      leads10000Ms: { value: measureLeads(zoned, 10_000), unit: 'ms', target: { most: 2_000 } },
    };
  },
};

/** Leads click now and then, so that waits are left both ways. */
function carry(plan: Plan, index: number): Simulated {
  const clicks = index % 2 === 0 ? [{ at: benchStart + 22 * hourMs, name: 'email.clicked', node: 'step0' }] : [];
  return simulateRun({
    plan,
    runId: `run${index}`,
    lead: leadOf(index),
    entry: { nodeId: 'entry', key: '', at: benchStart, properties: {} },
    script: clicks,
  });
}

function measureSteps(plan: Plan): number {
  for (let index = 0; index < 2_000; index += 1) carry(plan, index);
  const from = performance.now();
  let steps = 0;
  for (let index = 0; performance.now() - from < measuredMs; index += 1) steps += carry(plan, index).steps.length;
  return Math.round((steps / (performance.now() - from)) * 1_000);
}

/** The zoned journey takes one lead some seven weeks. */
function measureLead(plan: Plan): { ms: number; steps: number } {
  let steps = 0;
  const times = Array.from({ length: 101 }, (_, index) => {
    const from = performance.now();
    const { steps: path, end } = carry(plan, index);
    const ms = performance.now() - from;
    if (end === null || end.at - benchStart < 42 * 24 * hourMs)
      throw new Error('The journey is over in less than six weeks.');
    steps = path.length;
    return ms;
  });
  return { ms: median(times), steps };
}

function measureLeads(plan: Plan, count: number): number {
  const from = performance.now();
  for (let index = 0; index < count; index += 1) carry(plan, index);
  return Math.round(performance.now() - from);
}
