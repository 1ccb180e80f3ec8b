import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What a command of the command line answered. */
export interface Told {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface TendrilOptions {
  /** Standard input; empty unless given. */
  input?: string;
  /** Added to an environment without settings of whoever runs the tests. */
  env?: Record<string, string>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs `tendril …` as a process of its own, from the root of the checkout, to its end. */
export async function tendril(args: readonly string[], { input = '', env = {} }: TendrilOptions = {}): Promise<Told> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(TEMPORAL_|TENDRIL_(?!CACHE)|RESEND_|DATABASE_URL)/.test(name),
  );
  const child = spawn(process.execPath, ['apps/cli/src/main.ts', ...args], {
    cwd: root,
    env: { ...Object.fromEntries(own), ...env },
  });
  const { promise: exited, resolve } = Promise.withResolvers<number | null>();
  child.once('close', resolve);
  child.stdin.end(input);
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { exitCode, stdout, stderr };
}
