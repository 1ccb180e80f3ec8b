import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const INSTALLED = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser of a container has neither a sandbox nor much shared memory. */
const FLAGS = ['--no-sandbox', '--disable-setuid-sandbox', '--disable-dev-shm-usage'];

/** Starts a browser without a window; close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['TENDRIL_CHROMIUM'] ?? installedBrowser() ?? (await packagedBrowser());
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
}

function installedBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return INSTALLED.flatMap((name) =>
    name.startsWith('/') ? [name] : folders.map((folder) => join(folder, name)),
  ).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacks the Chromium that comes as an npm package, once per version. It unpacks into the folder for temporary files
 * and takes whatever lies there for whole and for its own; so it gets an empty one, which is renamed when it is done.
 */
async function packagedBrowser(): Promise<string> {
  const folder = join(tmpdir(), `tendril-chromium-${packageVersion('@sparticuz/chromium')}`);
  const executable = join(folder, 'chromium');
  if (existsSync(executable)) return executable;
  const { default: packaged } = await import('@sparticuz/chromium');
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-unfinished-`);
  const outer = process.env['TMPDIR'];
  process.env['TMPDIR'] = unfinished;
  try {
    await packaged.executablePath();
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another test file may have been quicker; then its copy is as good.
    if (!existsSync(executable)) throw error;
  } finally {
    if (outer === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = outer;
  }
  return executable;
}

function packageVersion(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name);
  const root = entry.slice(0, entry.lastIndexOf(name) + name.length);
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
