import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, HouseCopy, verify } from './support/house-copy.ts';

describe('the boundaries reject', () => {
  let copy: HouseCopy;
  let answer: Answer;

  beforeAll(async () => {
    copy = new HouseCopy();
    copy.write('packages/engine/src/bad-package.ts', "import fastify from 'fastify';\nexport const f = fastify;\n");
    copy.write('packages/condition/src/bad-path.ts', "export { x } from '../../engine/src/bad-package.ts';\n");
    dependOn(copy, 'apps/api', '@tendril/stack');
    dependOn(copy, 'apps/web', '@tendril/worker');
    dependOn(copy, 'packages/leads', '@tendril/db');
    answer = await verify(copy.root, ['boundaries']);
  });
  afterAll(() => copy.remove());

  test.each([
    ['a package that is not declared', 'cannot import package `fastify`'],
    ['a path that leaves its workspace', '`../../engine/src/bad-package.ts` leaves the package'],
    ['the stack in the API', '`@tendril/stack` found without any tag listed in allowlist for `@tendril/api`'],
    ['the API on top of the stack', '`@tendril/api` found without any tag listed in allowlist for `@tendril/stack`'],
    ['the worker in the browser', '`@tendril/worker` found with tag listed in denylist for `@tendril/web`'],
    ['the database in pure code', '`@tendril/db` found without any tag listed in allowlist for `@tendril/leads`'],
  ])('%s', (_what, complaint) => {
    expect(answer.exitCode).toBe(1);
    expect(unwrapped(answer.output)).toContain(unwrapped(complaint));
  });
});

test('the boundaries reject a cycle of workspaces', async () => {
  const copy = new HouseCopy();
  dependOn(copy, 'packages/contract', '@tendril/workflows');
  const { exitCode, output } = await verify(copy.root, ['boundaries']);
  copy.remove();
  expect(exitCode).toBe(1);
  expect(unwrapped(output)).toContain(
    unwrapped('Circular package dependency detected: @tendril/contract -> @tendril/workflows'),
  );
});

function dependOn(copy: HouseCopy, workspace: string, name: string): void {
  copy.change(`${workspace}/package.json`, (text) => {
    const manifest = JSON.parse(text) as { dependencies?: Record<string, string> };
    return JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, [name]: '0.1.0' } }, null, 2);
  });
}

/** turbo wraps its messages at 80 columns, also inside of names. */
function unwrapped(text: string): string {
  return text.replaceAll(/[\s|]/g, '');
}
