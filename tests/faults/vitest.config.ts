import { defineConfig } from 'vitest/config';

/** Real processes, really killed: minutes, not seconds, and one after the other. Not part of `npm test`. */
export default defineConfig({
  test: {
    name: 'faults',
    root: import.meta.dirname,
    include: ['*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // What was killed how often is part of the result.
    disableConsoleIntercept: true,
  },
});
