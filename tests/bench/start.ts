import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeTemporaryState, removeStateFolder, until } from '@tendril/stack';
import type { Browser, Page, Response } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import type { Bench, Figure } from './bench.ts';

const root = join(import.meta.dirname, '..', '..');
const startLimitMs = 120_000;
/** Nothing was asked for so long: the page has all it wants. */
const quietMs = 1_500;
const desktop = { width: 1440, height: 900 };

/** How long a person waits for the product, and how much their browser has to fetch for the first page. */
export const start: Bench = {
  name: 'start',
  title: '`npm start` on a machine that is set up → a usable page; what its browser fetches',
  measure: async () => {
    const stateDir = await makeTemporaryState('bench-start');
    const browser = await launchBrowser();
    try {
      const first = await startAndUse(stateDir, browser, async () => undefined);
      const { seconds, result } = await startAndUse(stateDir, browser, fetchedBy);
      return {
        startSeconds: { value: seconds, unit: 's', target: { most: 20 } },
        firstStartSeconds: { value: first.seconds, unit: 's, servers and sample made' },
        ...result,
      };
    } finally {
      await browser.close();
      await removeStateFolder(stateDir);
    }
  },
};

/** From the command until the first page shows what stands on it; then what is done with it, then Ctrl-C. */
async function startAndUse<Result>(
  stateDir: string,
  browser: Browser,
  use: (page: Page, address: string) => Promise<Result>,
): Promise<{ seconds: number; result: Result }> {
  const port = await freePort();
  const from = performance.now();
  const program = npmStart(stateDir, port);
  try {
    let output = '';
    program.stdout?.on('data', (text: Buffer) => (output += text.toString()));
    const isRunning = (): boolean => output.includes('Tendril is running');
    await until(() => isRunning() || program.exitCode !== null, { limitMs: startLimitMs });
    if (!isRunning()) throw new Error(`Tendril did not start:\n${output}`);
    const context = await browser.newContext({ viewport: desktop });
    context.setDefaultTimeout(startLimitMs);
    const page = await context.newPage();
    const address = `http://localhost:${port}`;
    await page.goto(address);
    await page.getByRole('main').getByRole('heading').first().waitFor();
    const seconds = (performance.now() - from) / 1_000;
    await page.close();
    return { seconds, result: await use(await context.newPage(), address) };
  } finally {
    const ended = program.exitCode === null ? once(program, 'exit') : null;
    program.kill('SIGINT');
    await ended;
  }
}

/** As in a terminal: plain Node and the settings of nobody. */
function npmStart(stateDir: string, port: number): ChildProcess {
  const own = Object.entries(process.env).filter(([name]) => !/^(TEMPORAL_|DATABASE_URL|npm_)/.test(name));
  return spawn('node', ['packages/stack/bin/start.mjs', '--port', String(port)], {
    cwd: root,
    env: { ...Object.fromEntries(own), TENDRIL_STATE: stateDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Code and styles of the first page packed as servers pack them, and the requests it takes to open a journey. */
async function fetchedBy(page: Page, address: string): Promise<Record<string, Figure>> {
  const bundle: Promise<number>[] = [];
  const noteSize = (response: Response): void => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname))
      bundle.push(response.body().then((body) => gzipSync(body).length));
  };
  page.on('response', noteSize);
  await page.goto(address);
  await page.getByRole('main').getByRole('heading').first().waitFor();
  page.off('response', noteSize);
  const bytes = (await Promise.all(bundle)).reduce((sum, size) => sum + size, 0);

  let asked: string[] = [];
  let askedAt = performance.now();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/trpc/')) return;
    asked.push(pathname);
    askedAt = performance.now();
  });
  await page.getByRole('link', { name: 'Journeys', exact: true }).click();
  const journey = page.getByRole('main').getByRole('link', { name: 'The one-screen stock report' });
  await journey.waitFor();
  // What the list itself still asks for is not counted.
  await until(() => performance.now() - askedAt > quietMs, { limitMs: startLimitMs });
  asked = [];
  await journey.click();
  await page.locator('[data-step]').first().waitFor();
  return {
    firstPageKb: { value: bytes / 1_000, unit: 'kB gzip', target: { most: 350 } },
    requestsToOpenJourney: { value: asked.length, unit: 'requests', target: { most: 1 } },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Safe because it listens on a port.
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
