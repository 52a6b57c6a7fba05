import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { visibleLine } from '../../providers/kit/visible-text.ts';
import { dayOf } from '../../tenant/day.ts';
import { listing } from '../../tenant/listing.ts';
import { loadTenant } from '../../tenant/load.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { tenantIdOf } from '../../tenant/tenant-id-of.ts';
import { changedSince } from './changed-since.ts';
import { type Child, type Start, startOwn } from './child.ts';
import { type FleetCommand, needsCredentials } from './commands.ts';
import { childEnvironment, credentialsOf, type Source, sourceOf } from './credentials.ts';
import { fingerprintOf } from './fingerprint.ts';
import { matrixOf } from './matrix.ts';
import { atOnce } from './memory.ts';
import type { FleetOutput, TenantResult } from './output-schema.ts';
import { openRun } from './run-file.ts';
import { runFleet, stopsUp } from './run-fleet.ts';
import { runTenant } from './run-tenant.ts';
import { openScreen } from './screen.ts';
import { selectTenants } from './select-tenants.ts';
import { exitCodeOf } from './state.ts';
import { finalTable, inOrder } from './table.ts';
import { watchMemory } from './watch-memory.ts';
import { withinAccounts } from './within-accounts.ts';
import { wroteLately } from './wrote-lately.ts';

export interface FleetOptions {
  readonly only: readonly string[];
  readonly changedSince?: string;
  readonly canary?: string;
  readonly atOnce?: number;
  readonly perAccount: number;
  readonly run?: string;
  readonly matrix?: boolean;
  readonly json?: boolean;
  readonly more: readonly string[];
}

/** An `up` is for phone systems: so many at a time, unless somebody says otherwise. */
const upsAtOnce = 4;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const demandCanary = (canary: string | undefined, command: FleetCommand, tenants: readonly string[]): void => {
  if (canary === undefined) return;
  const wrong =
    command !== 'up'
      ? { message: `a ${command} has no canary.`, fix: 'leave it out.' }
      : tenants.includes(canary)
        ? undefined
        : { message: `"${canary}" is none of these tenants: ${listing(tenants)}.`, fix: 'name one of them.' };
  if (wrong) {
    throw new ProblemError({
      file: 'npm run fleet',
      path: '--canary',
      allowed: 'The tenant whose up comes first, alone.',
      ...wrong,
    });
  }
};

/** An empty word is a variable that wasn't set; all tenants are asked for by leaving it out. */
const refuseEmpty = (only: readonly string[]): void => {
  if (only.every((patterns) => patterns.trim() !== '')) return;
  throw new ProblemError({
    file: 'npm run fleet',
    path: '--only',
    message: 'it is empty.',
    allowed: "Tenants by name, such as 'nl-*', with commas between.",
    fix: "name them, or leave it out for all (--only '*' says so in words).",
  });
};

/** Runs a command for every tenant that is asked for, and gives the exit code of all. */
export const fleet = async (command: FleetCommand, options: FleetOptions, start: Start = startOwn): Promise<number> => {
  const { env } = process;
  const root = tenantsRoot(env);
  refuseEmpty(options.only);
  const selected = selectTenants(root, options.only);
  const since = options.changedSince === undefined ? undefined : await changedSince(root, options.changedSince);
  const tenants = since === undefined ? selected : selected.filter((name) => since.changed.includes(name));
  if (options.matrix) {
    console.log(JSON.stringify(matrixOf(tenants)));
    for (const line of goneNote(since?.gone ?? [])) console.error(line);
    return 0;
  }
  demandCanary(options.canary, command, tenants);
  const source: Source | undefined = tenants.some((name) => needsCredentials(command, name))
    ? sourceOf(env)
    : undefined;
  const began = new Date();
  const seconds = () => performance.now() / 1000;
  const first = seconds();
  const file = options.run === undefined ? undefined : openRun(options.run, [command, ...options.more].join(' '));
  const fingerprints = new Map(tenants.map((name) => [name, fingerprintOf(root, name)]));
  const before = tenants.flatMap((name): TenantResult[] => {
    const done = file?.doneBefore(name, fingerprints.get(name) ?? '');
    return done === undefined ? [] : [done];
  });
  const left = tenants.filter((name) => !before.some(({ tenant }) => tenant === name));
  const children = new Map<string, { readonly child: Child; readonly began: number }>();
  const memory = watchMemory(
    () => new Map([...children].flatMap(([name, { child }]) => (child.pid === undefined ? [] : [[name, child.pid]]))),
  );
  const accounts = withinAccounts(options.perAccount);
  let isOver = false;
  const end = (signal: NodeJS.Signals) => {
    isOver = true;
    for (const { child } of children.values()) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, end);
  const asked = options.atOnce ?? (command === 'up' ? upsAtOnce : undefined);
  const bound = () =>
    atOnce({
      free: process.availableMemory() + memory.held(),
      measured: memory.measured(),
      processors: availableParallelism(),
      asked,
    });
  const ended: TenantResult[] = [...before];
  let unwritten: string | undefined;
  const remember = (result: TenantResult) => {
    try {
      file?.remember(result.tenant, fingerprints.get(result.tenant) ?? '', result, new Date());
    } catch (error) {
      // What runs is watched to its end, whatever becomes of the folder.
      unwritten = (error as Error).message;
    }
  };
  const screen = openScreen(process.stderr, () => ({
    ended,
    running: [...children].map(([tenant, at]) => ({ tenant, seconds: seconds() - at.began })),
    all: tenants.length,
    atOnce: bound(),
  }));
  try {
    const ran = await runFleet({
      tenants: left,
      canary: left.includes(options.canary ?? '') ? options.canary : undefined,
      atOnce: bound,
      stopAfter: command === 'up' ? stopsUp : () => undefined,
      isOver: () => isOver,
      run: async (tenant) => {
        const result = await runTenant(tenant, {
          command,
          more: options.more,
          start,
          credentials: (name) =>
            source === undefined ? Promise.resolve({ env: {} }) : credentialsOf(source, name, env),
          environment: (own) => childEnvironment(env, own),
          within: accounts.within,
          ...(file && { log: file.logOf }),
          isReadable: (name) => loadTenant({ root, name, today: dayOf(began) }).tenant !== undefined,
          wroteLately: (name, own) => {
            const id = tenantIdOf(root, name);
            return id !== undefined && wroteLately(id, own, new Date());
          },
          expectsCalls: (name) => existsSync(join(root, name, 'calls.yaml')),
          onChild: (name, child) => {
            if (child === undefined) children.delete(name);
            else children.set(name, { child, began: children.get(name)?.began ?? seconds() });
          },
          isOver: () => isOver,
          now: seconds,
        });
        const bytes = memory.of(tenant);
        return { ...result, ...(bytes !== undefined && { megabytes: Math.round(bytes / 2 ** 20) }) };
      },
      onEnd: (result) => {
        ended.push(result);
        if (result.state !== 'not begun') remember(result);
        screen.ended(result);
      },
    });
    screen.close();
    const exitCode = exitCodeOf(
      ended.map(({ state }) => state),
      isOver,
    );
    const output: FleetOutput = {
      command,
      began: began.toISOString(),
      seconds: seconds() - first,
      tenants: inOrder(ended),
      gone: [...(since?.gone ?? [])],
      shared: accounts.shared().map((one) => ({ ...one, atOnce: options.perAccount })),
      ...(ran.stopped !== undefined && { stopped: ran.stopped }),
      exitCode,
    };
    console.log(
      options.json
        ? JSON.stringify(output, undefined, 2)
        : finalTable(ended, [
            ...notes(output, options.run),
            ...(unwritten === undefined ? [] : [`Not remembered: ${unwritten}`]),
          ]).join('\n'),
    );
    return exitCode;
  } finally {
    for (const signal of signals) process.off(signal, end);
    memory.close();
    screen.close();
    file?.close();
  }
};

const goneNote = (gone: readonly string[]): string[] =>
  gone.length === 0
    ? []
    : [`Folders that are gone, whose stacks were not looked at: ${gone.map(visibleLine).join(', ')}.`];

/** What is said below the table. */
const notes = ({ gone, stopped, tenants, shared }: FleetOutput, run: string | undefined): string[] => {
  const unbegun = tenants.filter(({ state }) => state === 'not begun').map(({ tenant }) => tenant);
  return [
    ...(stopped === undefined ? [] : [`Stopped: ${stopped}.`]),
    ...(unbegun.length === 0 ? [] : [`Not begun: ${unbegun.join(', ')}.`]),
    ...goneNote(gone),
    ...shared.map(
      (one) =>
        `${one.tenants} tenants share an account at ${one.service}: at most ${one.atOnce} of them ran at a time.`,
    ),
    ...(run === undefined ? [] : [`The output of each tenant is in ${run}; the same command goes on from there.`]),
  ];
};
