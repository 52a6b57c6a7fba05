import type { State } from './state.ts';

export const fleetCommands = ['preview', 'up', 'drift', 'doctor', 'lint'] as const;

export type FleetCommand = (typeof fleetCommands)[number];

/** A script of `scripts/`, with its arguments. */
export interface Call {
  readonly script: string;
  readonly args: readonly string[];
}

/** The one tenant that has no credentials to bring: its stack runs against the lab alone. */
const labStack = 'lab';

const engine = (words: readonly string[], tenant: string, more: readonly string[]): Call => {
  const args = [...words, '--non-interactive', '--color', 'never', ...more];
  return tenant === labStack ? { script: 'lab/run.ts', args } : { script: 'pulumi.ts', args: [...args, '-s', tenant] };
};

/** What is run for a tenant: the command that a person would run for it alone. */
export const callFor = (command: FleetCommand, tenant: string, more: readonly string[] = []): Call => {
  switch (command) {
    case 'preview':
      return engine(['preview'], tenant, more);
    case 'up':
      return engine(['up', '--yes'], tenant, more);
    case 'drift':
      return { script: 'drift.ts', args: [tenant, ...more] };
    case 'doctor':
      return { script: 'doctor.ts', args: [tenant, '--gate', ...more] };
    case 'lint':
      return { script: 'lint.ts', args: [tenant, ...more] };
  }
};

/** The expected calls, and apart from them the emergency numbers, played in the tenant itself. */
export const expectedCalls = (tenant: string): Call => ({ script: 'calls.ts', args: [tenant, '--live'] });
export const emergencyCalls = (tenant: string): Call => ({
  script: 'calls.ts',
  args: [tenant, '--live', '--emergency'],
});

/** Only lint contacts nobody. */
export const needsCredentials = (command: FleetCommand, tenant: string): boolean =>
  command !== 'lint' && tenant !== labStack;

const ends: Readonly<Record<FleetCommand, Readonly<Record<number, State>>>> = {
  preview: { 0: 'done' },
  up: { 0: 'done', 4: 'calls', 9: 'waiting' },
  drift: { 0: 'done', 7: 'drift' },
  doctor: { 0: 'done' },
  lint: { 0: 'done' },
};

/** What an exit code of the command says; any that it doesn't name is a failure. */
export const stateOf = (command: FleetCommand, exitCode: number): State => ends[command][exitCode] ?? 'failed';
