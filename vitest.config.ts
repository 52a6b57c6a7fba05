import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { findPowerShell } from './scripts/check/find-powershell.ts';

/** Tests share a process each worker, but for these files, which change or count what a process has. */
const ownProcess = ['test/**/{too-large,library,round-trip,take-back,pwsh,*-parses}.test.ts'];
/** Of the providers: who signs in by the environment, starts or stands in for processes, or takes the place of `fetch` and timers. */
const providerOwnProcess = [
  'test/providers/*/{auth,powershell}/**/*.test.ts',
  'test/providers/**/{launcher,outage,requests,serve,*-parses}.test.ts',
];

/** What knows a lab of Teams once more where Microsoft publishes nothing: the other setting of every switch of the lab. */
const secondSettings = {
  exclude: ['test/providers/msteams/{schema,sdk}/**', '**/host-parses.test.ts'], // these know no lab
  env: { TRUNKLINE_LAB_SETTINGS: 'second' },
};

const powerShell = findPowerShell(process.env);
if (powerShell === undefined) {
  console.log(
    'No pwsh 7.4 or later (on the PATH, or TRUNKLINE_TEST_PWSH): the tests through real PowerShell are skipped.',
  );
}

export default defineConfig({
  test: {
    // The last line of a run is "N passed, N failed, N skipped", alone.
    reporters: ['default', './scripts/check/summary-reporter.ts'],
    // Vitest leaves one core to itself, which is half of a CI machine's two; and what waits for its children lets another work.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/providers/**', 'test/{e2e,browser}/**', ...ownProcess],
          isolate: false,
          testTimeout: 30_000, // a busy machine is no failure
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit, own process',
          include: ownProcess,
          exclude: ['test/providers/**', 'test/{e2e,browser}/**'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'provider',
          include: ['test/providers/**/*.test.ts'],
          exclude: providerOwnProcess,
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'provider, own process',
          include: providerOwnProcess,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'provider, second settings',
          ...secondSettings,
          include: ['test/providers/msteams/**/*.test.ts'],
          exclude: [...secondSettings.exclude, ...providerOwnProcess],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'provider, own process, second settings',
          ...secondSettings,
          include: providerOwnProcess,
          exclude: [...secondSettings.exclude, 'test/providers/!(msteams)/**'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      // The same through a PowerShell that is one, host.ps1 and the lab's own MicrosoftTeams module.
      ...(powerShell === undefined
        ? []
        : [
            {
              extends: true as const,
              test: {
                name: 'provider, real PowerShell',
                include: ['test/providers/msteams/**/*.test.ts'],
                env: { TRUNKLINE_LAB_POWERSHELL: powerShell },
                testTimeout: 120_000,
                hookTimeout: 120_000,
              },
            },
          ]),
      {
        extends: true,
        // The real engine, after the quick ones. Each file has a lab, an engine's home and state of its own, and is a handful of
        // processes that mostly wait for each other: two at a time fill two cores.
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        // Pages of trunkline and of the lab in a real browser, among the former and by their rules.
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/setup/main.ts',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
