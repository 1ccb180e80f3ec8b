import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { defineService, type Service } from '@tendril/stack';
import { badEnvironment, messageOf } from '../cli-error.ts';
import type { OwnStack } from './own-stack.ts';

/** The worker as a process of its own, started again whenever it dies. */
export interface WorkerProcess {
  /** Kills it with SIGKILL, in the middle of whatever it does, and starts the next one. */
  kill(): Promise<void>;
  /** Asks it to finish and waits. */
  stop(): Promise<void>;
  /** Rejects when it cannot be kept running; else pending. */
  failed: Promise<never>;
}

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const lookEveryMs = 100;
/** Starts that fail one after the other before we give up. */
const mostFailures = 3;

/** Starts the worker and waits until it is at work; throws a bad environment with the end of its log when it is not. */
export async function startWorkerProcess(
  { stack, secret, signal }: OwnStack,
  publicUrl: string,
): Promise<WorkerProcess> {
  const service = defineService({
    name: 'worker',
    program: 'apps/worker/src/main.ts',
    root,
    env: environmentOf(stack.environment, {
      TENDRIL_STATE: stack.state.path,
      TENDRIL_SECRET: secret,
      TENDRIL_PUBLIC_URL: publicUrl,
    }),
    folders: stack.state,
    isReady: (output) => /^worker ready/m.test(output),
    readyLimitMs: 60_000,
    drainLimitMs: 15_000,
    signal,
  });
  await service.start().catch((error: unknown) => {
    throw badEnvironment(messageOf(error), error);
  });
  return keepAtWork(service);
}

/** Our own environment without what concerns another Temporal or a real mail provider: mails of a rehearsal go nowhere. */
function environmentOf(...own: Record<string, string>[]): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TEMPORAL|RESEND)_/.test(name));
  return Object.assign(Object.fromEntries(inherited), ...own) as NodeJS.ProcessEnv;
}

function keepAtWork(service: Service): WorkerProcess {
  const stopping = new AbortController();
  const { promise: failed, reject } = Promise.withResolvers<never>();
  failed.catch(() => undefined); // whoever races it hears of it
  let isBusy = false;
  const watch = (async () => {
    for (let failures = 0; !stopping.signal.aborted;) {
      await pause(lookEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (isBusy || stopping.signal.aborted || service.isAlive()) continue;
      failures = (await service.restart().then(
        () => true,
        () => false,
      ))
        ? 0
        : failures + 1;
      if (failures >= mostFailures) return reject(badEnvironment('The worker died and does not come up again.'));
    }
  })();
  return {
    failed,
    async kill() {
      isBusy = true;
      try {
        await service.stop(true);
        await service.restart();
      } finally {
        isBusy = false;
      }
    },
    async stop() {
      stopping.abort();
      await watch;
      await service.stop();
    },
  };
}
