import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../process/until.ts';
import { findTemporal } from './find-temporal.ts';
import { waysToTemporal } from './ways-to-temporal.ts';

let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tendril-ways-'));
  // `go` and `temporal` are only what a test puts there.
  env = { PATH: join(folder, 'path'), TENDRIL_CACHE: join(folder, 'cache') };
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const ANSWERS = 'echo "temporal version 1.5.1 (Server 1.29.1)"';

/** Puts a shell script in the place of a program. */
function program(path: string, ...lines: string[]): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, ['#!/bin/sh', ...lines].join('\n'));
  chmodSync(file, 0o755);
  return file;
}

/** All ways but the download, which needs the network. */
function find(said: string[] = []): Promise<string> {
  const ways = waysToTemporal(env).filter((way) => !way.tries.includes('download'));
  return findTemporal({ ways, say: (line) => said.push(line) });
}

describe('the ways to the Temporal server', () => {
  it('come in this order: PATH, cache, download, Go', () => {
    const order = waysToTemporal(env).map((way) => way.tries);
    expect(order).toEqual([
      '`temporal` on the PATH',
      `the copy at ${join(folder, 'cache', 'bin', 'temporal')}`,
      'the official download',
      expect.stringContaining('Go'),
    ]);
  });

  it('takes the one on the PATH before the copy in the cache', async () => {
    const installed = program('path/temporal', ANSWERS);
    program('cache/bin/temporal', ANSWERS);
    expect(await find()).toBe(installed);
  });

  it('passes over a program that does not answer as Temporal', async () => {
    program('path/temporal', 'echo "temporal adverbs 3.0"');
    const cached = program('cache/bin/temporal', ANSWERS);
    expect(await find()).toBe(cached);
  });

  it('builds with Go into the cache, replacing a broken copy, and leaves nothing unfinished', async () => {
    program('cache/bin/temporal', 'exit 1');
    const built = program('built', ANSWERS);
    program('path/go', 'test "$1" = install || exit 1', `/bin/cp ${built} "$GOBIN/temporal"`);
    const cached = join(folder, 'cache', 'bin', 'temporal');
    expect(await find()).toBe(cached);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['bin']);
  });

  it('never puts a program into the cache that does not answer', async () => {
    program('path/go', 'printf "#!/bin/sh\\nexit 3" > "$GOBIN/temporal"', '/bin/chmod +x "$GOBIN/temporal"');
    await expect(find()).rejects.toThrow('No Temporal server was found');
    expect(existsSync(join(folder, 'cache', 'bin', 'temporal'))).toBe(false);
  });

  it('fetches once when two starts need it at the same time', async () => {
    const built = program('built', ANSWERS);
    const [builds, gate] = [join(folder, 'builds'), join(folder, 'gate')];
    const wait = `until [ -e ${gate} ]; do /bin/sleep 0.01; done`;
    program('path/go', `echo built >> ${builds}`, wait, `/bin/cp ${built} "$GOBIN/temporal"`);
    const said: string[] = [];
    const both = Promise.all([find(said), find(said)]);
    await until(() => said.some((line) => line.includes('waiting for it')), { limitMs: 10_000 });
    writeFileSync(gate, '');
    await both;
    expect(readdirSync(join(folder, 'cache', 'bin'))).toEqual(['temporal']);
    expect(readFileSync(builds, 'utf8')).toBe('built\n');
  });
});
