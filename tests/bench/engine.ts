import { startProduct } from '../support/product.ts';
import type { Bench, Figure } from './bench.ts';
import { cpuTimeMs } from './cpu-time.ts';
import { bareRounds, ownRounds, type Prepare } from './engine-rounds.ts';

/** Alternating and mirrored, so that a machine that slows down or warms up treats both alike. */
const order = ['own', 'bare', 'bare', 'own', 'own', 'bare'] as const;

/** A kind of round, the processes that do the work in it, and what its rounds came to. */
interface Contender {
  prepare: Prepare;
  pids: Record<string, number>;
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
        own: contender(await ownRounds(product), { ...servers, worker: worker.pid }),
        bare: contender(bareRounds(product), { ...servers, worker: bareWorker.pid }),
      };
      for (const { prepare } of Object.values(contenders)) await (await prepare('warm-up')).finish();
      for (const [index, kind] of order.entries()) await play(contenders[kind], `round${index}`);
      return figuresOf(contenders);
    } finally {
      await product.close();
    }
  },
};

function contender(prepare: Prepare, pids: Record<string, number>): Contender {
  return { prepare, pids, blocks: 0, ms: 0, cpuMs: {} };
}

async function play(of: Contender, name: string): Promise<void> {
  const round = await of.prepare(name);
  const names = Object.keys(of.pids);
  const before = names.map((process) => cpuTimeMs(of.pids[process]!));
  const { blocks, ms } = await round.finish();
  of.blocks += blocks;
  of.ms += ms;
  for (const [index, process] of names.entries()) {
    of.cpuMs[process] = (of.cpuMs[process] ?? 0) + cpuTimeMs(of.pids[process]!) - before[index]!;
  }
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
    bareTemporalCpuMsPerLoop: { value: cpu(bare, 'temporal'), unit: 'ms' },
  };
}
