import { expect, test } from 'vitest';
import { houseRoot, verify } from './support/house-copy.ts';

test.each(['format', 'lint', 'boundaries', 'types', 'knip', 'spec', 'licences'])(
  'the tree passes %s',
  async (check) => {
    const { exitCode, output } = await verify(houseRoot, [check]);
    expect(exitCode, output).toBe(0);
  },
);
