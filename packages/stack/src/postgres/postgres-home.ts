import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Say } from '../say.ts';
import { unprivilegedAccount } from './account.ts';
import type { Account } from './account.ts';
import { binariesIn, installedBinaries } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** Where one Postgres keeps its things, and whom it runs as. */
export interface PostgresHome {
  folder: string;
  binaries: PostgresBinaries;
  /** Undefined: as ourselves. */
  account: Account | undefined;
}

/** Folder for what must be readable by another user than root, chosen to survive a restart of the machine. */
const OUTSIDE = '/var/lib/tendril';

/**
 * Settles where Postgres lives: in `<state>/postgres`, or, when we are root and the user that Postgres runs as cannot
 * reach it, in a folder outside, which it says. Binaries which that user cannot run are copied there too.
 */
export function settlePostgresHome(stateDir: string, say: Say): PostgresHome {
  const installed = installedBinaries();
  const account = unprivilegedAccount();
  const inside = join(stateDir, 'postgres');
  mkdirSync(stateDir, { recursive: true });
  if (account === undefined) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    return { folder: inside, binaries: installed, account };
  }
  const canEnter = canReach(account, ['/bin/sh', '-c', 'cd "$1"', 'sh', stateDir]);
  const canRun = canReach(account, [installed.initdb, '--version']);
  if (!canEnter || !canRun) claimOutside(stateDir);
  const outside = outsideFolder(stateDir);
  const folder = canEnter ? inside : join(outside, 'postgres');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  chownSync(folder, account.uid, account.gid);
  const binaries = canRun ? installed : copyBinaries(installed, join(outside, `binaries-${keyOf(installed.folder)}`));
  if (!canEnter) say(`User ${account.name} cannot enter ${stateDir}, so the database is kept in ${folder}.`);
  if (!canRun)
    say(`User ${account.name} cannot run the Postgres of this checkout, so it was copied to ${binaries.folder}.`);
  return { folder, binaries, account };
}

/** The folder outside that belongs to this state; it exists only where it was needed. */
export function outsideFolder(stateDir: string): string {
  return join(OUTSIDE, keyOf(stateDir));
}

/**
 * Ties the outside folder to this very state by a name in both. A state that was deleted and begun anew under the
 * same path must not find the database of its predecessor.
 */
function claimOutside(stateDir: string): void {
  const idFile = join(stateDir, 'outside-id');
  const outside = outsideFolder(stateDir);
  if (!existsSync(idFile)) writeFileSync(idFile, randomUUID());
  const id = readFileSync(idFile, 'utf8');
  const outsideIdFile = join(outside, 'id');
  if (existsSync(outsideIdFile) && readFileSync(outsideIdFile, 'utf8') === id) return;
  rmSync(outside, { recursive: true, force: true });
  mkdirSync(outside, { recursive: true });
  chmodSync(dirname(outside), 0o755);
  chmodSync(outside, 0o755);
  writeFileSync(outsideIdFile, id);
}

/** Copies beside the target and renames, so that a copy that was cut off is never used. */
function copyBinaries(installed: PostgresBinaries, target: string): PostgresBinaries {
  if (!existsSync(target)) {
    const unfinished = `${target}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(installed.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, target);
  }
  return binariesIn(target);
}

/** Tries it as that user, because permissions on the way there, access lists and mounts all have a say. */
function canReach(account: Account, [program = '', ...args]: string[]): boolean {
  return spawnSync(program, args, { uid: account.uid, gid: account.gid, cwd: '/' }).status === 0;
}

function keyOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}
