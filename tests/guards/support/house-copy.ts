import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, relative } from 'node:path';

/** The root of the real tree. */
export const houseRoot = join(import.meta.dirname, '..', '..', '..');

/** What a program answered: its exit code, and all it printed. */
export interface Answer {
  readonly exitCode: number | null;
  readonly output: string;
}

/**
 * A copy of the working tree in a temporary folder, for a guard to reject. The installed packages are links to the real
 * ones; the workspaces among them point into the copy.
 */
export class HouseCopy {
  readonly root: string;

  /** @param missingPackages installed packages that the copy is to lack */
  constructor(missingPackages: readonly string[] = []) {
    this.root = mkdtempSync(join(tmpdir(), 'tendril-house-'));
    const isSource = (path: string): boolean =>
      !/^(node_modules|\.git|\.tendril|\.turbo|dist.*|coverage)$/.test(basename(path));
    cpSync(houseRoot, this.root, { recursive: true, filter: isSource });
    linkInstalledPackages(this.root, missingPackages);
  }

  /** Writes a file of the copy, with the folders it needs. */
  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  /** Rewrites a file of the copy. */
  change(file: string, rewrite: (text: string) => string): void {
    this.write(file, rewrite(readFileSync(join(this.root, file), 'utf8')));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Runs checks of `npm run verify` on a tree. */
export function verify(root: string, checks: readonly string[]): Promise<Answer> {
  return runNode(root, ['scripts/verify.ts', ...checks]);
}

/** Runs a script on the Node of the project, in a folder; programs of the real tree are not on its PATH. */
export function runNode(folder: string, args: readonly string[]): Promise<Answer> {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((entry) => !entry.endsWith(join('node_modules', '.bin')));
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, PATH: path.join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output: Buffer.concat(chunks).toString() }));
  });
}

function linkInstalledPackages(root: string, missingPackages: readonly string[]): void {
  const installed = join(houseRoot, 'node_modules');
  const copied = join(root, 'node_modules');
  // These two hold relative links, which as they are lead to the packages of the copy.
  for (const links of ['.bin', '@tendril']) {
    cpSync(join(installed, links), join(copied, links), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of readdirSync(installed)) {
    const isLinked = !name.startsWith('.') && name !== '@tendril' && !missingPackages.includes(name);
    if (isLinked) symlinkSync(join(installed, name), join(copied, name));
  }
  for (const folder of workspaceFolders()) {
    symlinkSync(folder, join(root, relative(houseRoot, folder)));
  }
}

/** The node_modules folders of workspaces, for versions that differ from the root's. */
function workspaceFolders(): string[] {
  const rooms = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(houseRoot, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(houseRoot, parent, entry.name)),
  );
  return [...rooms, ...['workflows', 'activities', 'tests'].map((name) => join(houseRoot, name))]
    .filter((room) => readdirSync(room).includes('node_modules'))
    .map((room) => join(room, 'node_modules'));
}
