import { startProduct } from '../support/product.ts';
import type { Bench, Figure } from './bench.ts';
import { CpuMeter } from './cpu-meter.ts';
import { bareRounds, ownRounds, TooBusyError, type Prepare } from './engine-rounds.ts';

/** Alternating and mirrored, so that a machine that slows down or warms up treats both alike. */
const order = ['own', 'bare', 'bare', 'own'] as const;

const mostSpoilt = 3;

/** A kind of round, a meter on the processes that do the work in it, and what its rounds came to. */
interface Contender {
  prepare: Prepare;
  meter: CpuMeter;
  blocks: number;
  ms: number;
  /** CPU time by process, in milliseconds. */
  cpuMs: Record<string, number>;
}

/** Blocks a second through everything that is real, beside a loop that does nothing with the same waits. */
export const engine: Bench = {
  name: 'engine',
  title: 'blocks a second through Temporal and Postgres, against a bare workflow loop with an empty local activity',
  measure: async () => {
    const product = await startProduct('bench');
    try {
      const worker = await product.startWorker();
      const bareWorker = await product.startOther({
        file: 'tests/bench/bare/worker.ts',
        readyWord: /^bare worker ready/m,
      });
      const servers = { postgres: product.stack.postgres.pid, temporal: product.stack.temporal?.pid ?? 0 };
      const contenders = {
        own: contender(await ownRounds(product), await CpuMeter.calibrated({ ...servers, worker: worker.pid })),
        bare: contender(bareRounds(product), await CpuMeter.calibrated({ ...servers, worker: bareWorker.pid })),
      };
      for (const warming of Object.values(contenders)) await play({ ...warming, cpuMs: {} }, 'warm-up');
      for (const [index, kind] of order.entries()) await play(contenders[kind], `round${index}`);
      return figuresOf(contenders);
    } finally {
      await product.close();
    }
  },
};

function contender(prepare: Prepare, meter: CpuMeter): Contender {
  return { prepare, meter, blocks: 0, ms: 0, cpuMs: {} };
}

/** Plays one round; one that was spoilt by other work on the machine is played again. */
async function play(of: Contender, name: string, spoilt = 0): Promise<void> {
  try {
    await playOnce(of, `${name}-${spoilt}`);
  } catch (error) {
    if (!(error instanceof TooBusyError) || spoilt === mostSpoilt) throw error;
    await play(of, name, spoilt + 1);
  }
}

async function playOnce(of: Contender, name: string): Promise<void> {
  const round = await of.prepare(name);
  const stopMeter = of.meter.start();
  await round.finished();
  const usedMs = stopMeter();
  const { blocks, ms } = await round.result();
  of.blocks += blocks;
  of.ms += ms;
  for (const [process, cpuMs] of Object.entries(usedMs)) of.cpuMs[process] = (of.cpuMs[process] ?? 0) + cpuMs;
}

function figuresOf({ own, bare }: Record<'own' | 'bare', Contender>): Record<string, Figure> {
  const [blocksPerSecond, bareLoopsPerSecond] = [own, bare].map(({ blocks, ms }) => (blocks / ms) * 1_000) as [
    number,
    number,
  ];
  const cpu = (of: Contender, process: string): number => (of.cpuMs[process] ?? 0) / of.blocks;
  return {
    blocksPerSecond: { value: blocksPerSecond, unit: 'blocks/s' },
    bareLoopsPerSecond: { value: bareLoopsPerSecond, unit: 'loops/s' },
    ratioToBare: { value: blocksPerSecond / bareLoopsPerSecond, unit: '', target: { least: 0.8 } },
    cpuMsPerBlock: { value: cpu(own, 'worker') + cpu(own, 'postgres'), unit: 'ms', target: { most: 5 } },
    workerCpuMsPerBlock: { value: cpu(own, 'worker'), unit: 'ms' },
    postgresCpuMsPerBlock: { value: cpu(own, 'postgres'), unit: 'ms' },
    temporalCpuMsPerBlock: { value: cpu(own, 'temporal'), unit: 'ms' },
    bareWorkerCpuMsPerLoop: { value: cpu(bare, 'worker'), unit: 'ms' },
    workerIdlePercent: { value: (own.meter.idleShares['worker'] ?? 0) * 100, unit: '% of a core' },
    bareTemporalCpuMsPerLoop: { value: cpu(bare, 'temporal'), unit: 'ms' },
  };
}
