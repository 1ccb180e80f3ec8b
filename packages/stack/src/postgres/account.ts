import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A user of this machine. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** In this order: made by an earlier start of ours, made by a Postgres package, there on every system. */
const PREFERRED = ['tendril', 'postgres', '_postgres', 'nobody'];

/** Ways to make a system user without home or shell, one for each family of systems. */
const MAKERS: [string, string[]][] = [
  ['useradd', ['--system', '--no-create-home', '--shell', '/bin/false', 'tendril']],
  ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', 'tendril']],
];

/**
 * Whom Postgres runs as, because it refuses to run as root. Undefined when we are not root: then it runs as ourselves.
 * Makes the user `tendril` where none can be found; throws when that fails.
 */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = pickAccount(readAccounts());
  if (found !== undefined) return found;
  for (const [program, args] of MAKERS) spawnSync(program, args);
  const made = pickAccount(readAccounts());
  if (made !== undefined) return made;
  throw new Error(
    'Postgres does not run as root, and no other user could be found or made. Start Tendril as another user.',
  );
}

/** Chooses among the lines of a passwd file; undefined when no suitable user is among them. */
export function pickAccount(passwd: string): Account | undefined {
  const accounts = passwd.split('\n').map((line) => line.split(':'));
  for (const name of PREFERRED) {
    const [, , uid = '', gid = ''] = accounts.find((fields) => fields[0] === name) ?? [];
    if (Number(uid) > 0 && Number(gid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

function readAccounts(): string {
  return readFileSync('/etc/passwd', 'utf8');
}
