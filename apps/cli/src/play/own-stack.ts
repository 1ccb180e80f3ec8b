import { randomBytes } from 'node:crypto';
import { migrate } from '@tendril/db';
import { makeTemporaryState, removeStateFolder, startStack, type Say, type Stack } from '@tendril/stack';
import { badEnvironment, messageOf } from '../cli-error.ts';

/** A stack for one command. */
export interface OwnStack {
  stack: Stack;
  /** Set off by Ctrl-C: what is under way shall come to its end. */
  signal: AbortSignal;
  /** Signs links and tokens of this run. */
  secret: string;
}

export interface StackWish {
  /** A state folder to keep; a temporary one, removed afterwards, unless given. */
  stateDir: string | undefined;
  say: Say;
}

/** Starts Postgres (migrated) and Temporal, does the work, and stops both whatever happens. Throws a bad environment where they do not start. */
export async function withOwnStack<T>({ stateDir, say }: StackWish, work: (own: OwnStack) => Promise<T>): Promise<T> {
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort(badEnvironment('Interrupted.'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt);
  const folder = stateDir ?? (await makeTemporaryState('run'));
  try {
    const stack = await start(folder, { say, isDurable: stateDir !== undefined, signal: interrupted.signal });
    try {
      return await work({ stack, signal: interrupted.signal, secret: randomBytes(32).toString('base64url') });
    } finally {
      await stack.stop(stateDir === undefined);
    }
  } catch (error) {
    // Whatever was broken off says so in its own words; the person who pressed Ctrl-C wants to read just that.
    throw interrupted.signal.aborted ? interrupted.signal.reason : error;
  } finally {
    if (stateDir === undefined) await removeStateFolder(folder);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
  }
}

async function start(stateDir: string, options: { say: Say; isDurable: boolean; signal: AbortSignal }): Promise<Stack> {
  try {
    const stack = await startStack({ stateDir, ...options });
    await migrate(stack.databaseUrl).catch(async (error: unknown) => {
      await stack.stop();
      throw error;
    });
    return stack;
  } catch (error) {
    throw badEnvironment(messageOf(error), error);
  }
}
