import { visibleLine } from '../../providers/kit/visible-text.ts';
import { duration } from '../setup/step.mjs';
import type { TenantResult } from './output-schema.ts';
import { type State, states } from './state.ts';

const words: Readonly<Record<State, string>> = {
  calls: 'calls fail',
  failed: 'failed',
  drift: 'drift',
  'not begun': 'not begun',
  waiting: 'waits',
  done: 'done',
};

const signs: Readonly<Record<State, string>> = {
  calls: '✗',
  failed: '✗',
  drift: '≠',
  'not begun': '·',
  waiting: '…',
  done: '✓',
};

/** Failures first, then by name. */
export const inOrder = (results: readonly TenantResult[]): TenantResult[] =>
  results.toSorted(
    (a, b) => states.indexOf(a.state) - states.indexOf(b.state) || a.tenant.localeCompare(b.tenant, 'en'),
  );

const row = ({ tenant, state, seconds, what, before }: TenantResult, width: number): string => {
  const cost = seconds === undefined ? '' : duration(seconds * 1000);
  const told = before === undefined ? what : `in an earlier run, ${before.slice(0, 16).replace('T', ' ')}`;
  return `  ${signs[state]} ${tenant.padEnd(width)}  ${words[state].padEnd(10)} ${cost.padStart(9)}  ${visibleLine(told)}`.trimEnd();
};

const widthOf = (names: readonly string[]): number => Math.max(6, ...names.map((name) => name.length));

/** `12 tenants: 1 failed, 11 done`. */
const countsOf = (results: readonly Pick<TenantResult, 'state'>[]): string => {
  if (results.length === 0) return 'No tenant.';
  const counted = states.flatMap((state) => {
    const count = results.filter((one) => one.state === state).length;
    return count === 0 ? [] : [`${count} ${words[state]}`];
  });
  return `${results.length} ${results.length === 1 ? 'tenant' : 'tenants'}: ${counted.join(', ')}`;
};

/** The table that stays: a line for each tenant, then what those that aren't well have said. */
export const finalTable = (results: readonly TenantResult[], more: readonly string[]): string[] => {
  const ordered = inOrder(results);
  const width = widthOf(ordered.map(({ tenant }) => tenant));
  const unwell = ordered.filter(({ state, said }) => said.length > 0 && state !== 'done');
  return [
    ...ordered.map((result) => row(result, width)),
    ...unwell.flatMap(({ tenant, said }) => ['', `${tenant}:`, ...said.map((line) => `  ${line}`)]),
    '',
    ...more,
    countsOf(ordered),
  ];
};

/** What is going on now. */
export interface Now {
  readonly ended: readonly TenantResult[];
  readonly running: readonly { readonly tenant: string; readonly seconds: number }[];
  readonly all: number;
  readonly atOnce: number;
}

/** The table that moves: what failed, what runs, and how many are left, in so many lines at the most. */
export const movingTable = ({ ended, running, all, atOnce }: Now, rows: number): string[] => {
  const unwell = inOrder(ended).filter(({ state }) => state !== 'done' && state !== 'waiting');
  const width = widthOf([...unwell, ...running].map(({ tenant }) => tenant));
  const room = Math.max(1, rows - 2);
  const active = running.map(
    ({ tenant, seconds }) =>
      `  … ${tenant.padEnd(width)}  ${'runs'.padEnd(10)} ${duration(seconds * 1000).padStart(9)}`,
  );
  const failed = unwell.map((result) => row(result, width)).slice(0, Math.max(0, room - active.length));
  const left = all - ended.length - running.length;
  return [
    ...[...failed, ...active].slice(0, room),
    `${countsOf(ended)}; ${running.length} running (at most ${atOnce} at a time), ${left} to go`,
  ];
};

/** One line where nobody's cursor can be moved. */
export const lineOf = (result: TenantResult): string => row(result, result.tenant.length);
