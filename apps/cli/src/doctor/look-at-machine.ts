import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isPortFree } from '@tendril/stack';
import { attention, fail, ok, type Finding } from './finding.ts';

const leastNodeMajor = 24;
/** First choices of `npm start`. */
const ports = { 'the pages': 8400, Postgres: 8410, Temporal: 8420, "Temporal's pages": 8430 };
const browsers = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const gigabyte = 1024 ** 3;

/** What Tendril needs of the machine itself: programs, ports, a browser for its tests, room on the disk. */
export async function lookAtMachine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  return [nodeFinding(), await npmFinding(), ...(await portFindings()), browserFinding(env), await diskFinding(env)];
}

function nodeFinding(): Finding {
  const { node } = process.versions;
  return Number(node.split('.')[0]) >= leastNodeMajor
    ? ok('Node', node)
    : fail(
        'Node',
        `${node} is too old`,
        'Run it by "npm run -s tendril -- doctor": the right Node comes with the packages.',
      );
}

async function npmFinding(): Promise<Finding> {
  try {
    const { stdout } = await promisify(execFile)('npm', ['--version'], { timeout: 20_000 });
    return ok('npm', stdout.trim());
  } catch {
    return attention('npm', 'was not found', 'Install npm, with which Tendril is installed and started.');
  }
}

async function portFindings(): Promise<Finding[]> {
  const looks = Object.entries(ports).map(async ([what, port]): Promise<Finding> => {
    if (await isPortFree(port)) return ok(`port ${port}`, `free for ${what}`);
    return attention(
      `port ${port}`,
      `in use; ${what} will take the next free one`,
      'Nothing to do, unless Tendril should have this very port.',
    );
  });
  return Promise.all(looks);
}

function browserFinding(env: NodeJS.ProcessEnv): Finding {
  const named = env['TENDRIL_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return ok('browser', `${named}, from TENDRIL_CHROMIUM`);
    return fail(
      'browser',
      `TENDRIL_CHROMIUM names ${named}, which is no program`,
      'Set it to a Chrome or Chromium, or unset it.',
    );
  }
  const folders = (env['PATH'] ?? '').split(delimiter);
  const installed = browsers.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  if (installed !== undefined) return ok('browser', installed);
  if (canResolve('@sparticuz/chromium')) return ok('browser', 'the Chromium that comes as a package');
  return attention(
    'browser',
    'none; only the tests of the pages need one',
    'Install Chrome or Chromium, or set TENDRIL_CHROMIUM.',
  );
}

async function diskFinding(env: NodeJS.ProcessEnv): Promise<Finding> {
  const folder = nearestFolder(resolve(env['TENDRIL_STATE'] ?? '.tendril'));
  const { bavail, bsize } = await statfs(folder);
  const free = `${(Math.round((bavail * bsize * 10) / gigabyte) / 10).toFixed(1)} GB free at ${folder}`;
  if (bavail * bsize > 5 * gigabyte) return ok('disk', free);
  const cure = 'Make room, or set TENDRIL_STATE to a folder on another disk.';
  return bavail * bsize > gigabyte ? attention('disk', free, cure) : fail('disk', free, cure);
}

/** The folder itself, or the nearest one above it that exists. */
function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(resolve(path, '..'));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function canResolve(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
