import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installWhereNeeded, isNodeNewEnough, nodeOf, reasonToInstall } from './install.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tendril-install-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Lays out a checkout whose packages were installed by npm itself. */
function installTree(versions: Record<string, string>): void {
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  writeFileSync(nodeOf(root), '');
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), lockOf(versions));
}

function lock(versions: Record<string, string>): void {
  writeFileSync(join(root, 'package-lock.json'), lockOf(versions));
}

function lockOf(versions: Record<string, string>): string {
  const packages = Object.entries(versions).map(([name, version]) => [
    `node_modules/${name}`,
    { version, ...(name.startsWith('for-') ? { optional: true } : {}) },
  ]);
  return JSON.stringify({ packages: Object.fromEntries([['', { name: 'tendril' }], ...packages]) });
}

describe('whether packages must be installed', () => {
  it('installs into a fresh clone', () => {
    lock({ zod: '4.6.7' });
    expect(reasonToInstall(root)).toBe('nothing is installed yet');
  });

  it('installs again when the Node that everything runs on is missing', () => {
    lock({ zod: '4.6.7' });
    mkdirSync(join(root, 'node_modules'));
    expect(reasonToInstall(root)).toBe('the Node that everything runs on is missing');
  });

  it('leaves alone what a plain npm install has brought, without the packages of other platforms', () => {
    installTree({ zod: '4.6.7' });
    lock({ zod: '4.6.7', 'for-windows': '1.0.0' });
    expect(reasonToInstall(root)).toBeUndefined();
  });

  it('installs when the lock names another version or another package', () => {
    installTree({ zod: '4.6.7' });
    lock({ zod: '4.6.8' });
    expect(reasonToInstall(root)).toBe('the list of packages has changed');
    lock({ zod: '4.6.7', fastify: '5.12.8' });
    expect(reasonToInstall(root)).toBe('the list of packages has changed');
  });

  it('trusts its own stamp until the lock changes', () => {
    installTree({ zod: '4.6.7' });
    lock({ zod: '4.6.7' });
    installWhereNeeded(root);
    rmSync(join(root, 'node_modules', '.package-lock.json'));
    expect(reasonToInstall(root)).toBeUndefined();
    lock({ zod: '4.6.8' });
    expect(reasonToInstall(root)).toBe('the list of packages has changed');
  });
});

describe('the Node of the machine', () => {
  it.each([
    ['18.20.0', false],
    ['20.18.9', false],
    ['20.19.0', true],
    ['22.0.0', true],
    ['24.21.0', true],
  ])('%s can take the first step: %s', (version, expected) => {
    expect(isNodeNewEnough(version)).toBe(expected);
  });
});
