import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../process/run-command.ts';
import type { Say } from '../say.ts';

/** What the pages are made of. More than they import, because a build too many costs two seconds and no harm. */
const SOURCES = ['apps/web/{src,public}/**/*', 'apps/web/*.*', 'packages/*/src/**/*.ts', 'package-lock.json'];

/** Builds the pages where their sources have changed since the last build; throws with what the build says. */
export async function buildWebWhereNeeded(options: { root: string; say: Say; signal: AbortSignal }): Promise<void> {
  const { root, say, signal } = options;
  const stampFile = join(root, 'apps', 'web', 'dist', '.built-from');
  const stamp = hashOfSources(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  say('Building the pages.');
  const result = await runCommand({
    program: process.execPath,
    args: [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'],
    cwd: join(root, 'apps', 'web'),
    limitMs: 180_000,
    signal,
  });
  if (result.code !== 0) throw new Error(`The pages could not be built: ${result.output.trim()}`);
  writeFileSync(stampFile, stamp);
}

function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  const entries = globSync(SOURCES, { cwd: root, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.includes('.test.'));
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).toSorted()) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}
