import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildWebWhereNeeded } from './web-build.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tendril-web-'));
  mkdirSync(join(root, 'apps', 'web', 'src'), { recursive: true });
  symlinkSync(join(import.meta.dirname, '../../../../node_modules'), join(root, 'node_modules'));
  writePage('first');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function writePage(text: string): void {
  writeFileSync(join(root, 'apps', 'web', 'index.html'), `<!doctype html><p>${text}</p>`);
}

/** Says whether it built. */
async function build(): Promise<boolean> {
  const said: string[] = [];
  await buildWebWhereNeeded({ root, say: (line) => said.push(line), signal: new AbortController().signal });
  return said.includes('Building the pages.');
}

it('builds the pages only when their sources have changed', async () => {
  expect(await build()).toBe(true);
  expect(await build()).toBe(false);
  writePage('second');
  expect(await build()).toBe(true);
  expect(readFileSync(join(root, 'apps', 'web', 'dist', 'index.html'), 'utf8')).toContain('second');
});

it('says what is wrong with pages that cannot be built, and tries again at the next start', async () => {
  writeFileSync(join(root, 'apps', 'web', 'index.html'), '<script type="module" src="./src/missing.ts"></script>');
  await expect(build()).rejects.toThrow('missing.ts');
  await expect(build()).rejects.toThrow('missing.ts');
});
