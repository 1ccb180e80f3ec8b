import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/**
 * Builds the pages as they are now into a new folder, so that no test looks at yesterday's; remove it afterwards. Takes about
 * two seconds.
 */
export async function builtWebFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tendril-web-'));
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = { cwd: join(root, 'apps', 'web'), env: { ...process.env, NODE_ENV: 'production' } };
  await run(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir'], options);
  return folder;
}
