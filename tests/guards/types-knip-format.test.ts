import { afterAll, beforeAll, expect, test } from 'vitest';
import { HouseCopy, verify } from './support/house-copy.ts';

let copy: HouseCopy;

beforeAll(() => {
  copy = new HouseCopy();
  copy.write('packages/journey/src/bad-process.ts', "export const home = process.env['HOME'];\n");
  copy.write('packages/leads/src/bad-fetch.ts', "export const page = fetch('https://example.com');\n");
  copy.write('packages/engine/src/bad-enum.ts', 'export enum Colour {\n  Red,\n}\n');
  copy.write('packages/engine/src/bad-index.ts', 'export const first = (list: string[]): string => list[0];\n');
  copy.write('packages/engine/src/bad-optional.ts', 'export const x: { a?: string } = { a: undefined };\n');
  copy.write('packages/engine/src/bad-export.ts', 'export const used = 1;\nexport const unused = 2;\n');
  copy.write('packages/engine/src/bad-export.test.ts', "import { used } from './bad-export.ts';\nvoid used;\n");
  copy.change('packages/leads/package.json', (text) =>
    text.replace('"dependencies": {', '"dependencies": { "dayjs": "1.11.23",'),
  );
  copy.write('packages/engine/src/bad-format.ts', 'export const  x = { "a":1 }\n');
});
afterAll(() => copy.remove());

test('the compiler rejects what a pure package may not see and what the strict flags forbid', async () => {
  const { exitCode, output } = await verify(copy.root, ['types']);
  expect(exitCode).toBe(1);
  expect(output).toMatch(/packages\/journey\/src\/bad-process\.ts\(.*'process'/);
  expect(output).toMatch(/packages\/leads\/src\/bad-fetch\.ts\(.*'fetch'/);
  expect(output).toMatch(/packages\/engine\/src\/bad-enum\.ts\(.*erasableSyntaxOnly/);
  expect(output).toMatch(/packages\/engine\/src\/bad-index\.ts\(.*undefined/);
  expect(output).toMatch(/packages\/engine\/src\/bad-optional\.ts\(.*exactOptionalPropertyTypes/);
});

test('knip rejects files, exports and dependencies that nothing uses', async () => {
  const { exitCode, output } = await verify(copy.root, ['knip']);
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^packages\/engine\/src\/bad-index\.ts/m);
  expect(output).toMatch(/^unused +packages\/engine\/src\/bad-export\.ts/m);
  expect(output).not.toMatch(/^used +packages/m);
  expect(output).toMatch(/^dayjs +packages\/leads\/package\.json/m);
});

test('the formatter rejects a file that it would write otherwise', async () => {
  const { exitCode, output } = await verify(copy.root, ['format']);
  expect(exitCode).toBe(1);
  expect(output).toContain('packages/engine/src/bad-format.ts');
});
