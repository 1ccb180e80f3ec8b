import { defineConfig } from 'vitest/config';
import { TestSummary } from './tests/support/test-summary.ts';

/** One run, four projects. Servers are started once, in the global set-up of the projects that need them. */
export default defineConfig({
  test: {
    reporters: ['default', new TestSummary()],
    projects: [
      {
        test: {
          name: 'unit',
          pool: 'forks',
          include: [
            '{packages,apps}/*/{src,bin}/**/*.test.{ts,tsx}',
            '{workflows,activities}/src/**/*.test.ts',
            'tests/bench/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'guards',
          pool: 'forks',
          include: ['tests/guards/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'integration',
          pool: 'forks',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          pool: 'forks',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
