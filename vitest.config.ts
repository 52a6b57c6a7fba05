import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The last line of a run is "N passed, N failed, N skipped", alone.
    reporters: ['default', './scripts/check/summary-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/providers/**', 'test/e2e/**'],
        },
      },
      {
        extends: true,
        test: { name: 'provider', include: ['test/providers/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 30_000 },
      },
      {
        extends: true,
        // Once more where Microsoft publishes nothing: the other setting of every switch of the lab.
        test: {
          name: 'provider, second settings',
          include: ['test/providers/msteams/**/*.test.ts'],
          env: { TRUNKLINE_LAB_SETTINGS: 'second' },
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        // The real engine: one file after another, after the quick ones.
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
