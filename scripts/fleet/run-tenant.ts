import { callsBy, judgeAfterUp } from '../calls/after-up.ts';
import { saysLate } from '../calls/report.ts';
import { type Account, accountsOf } from './accounts.ts';
import type { Child, Start } from './child.ts';
import {
  type Call,
  callFor,
  emergencyCalls,
  expectedCalls,
  type FleetCommand,
  needsCredentials,
  stateOf,
} from './commands.ts';
import { type Credentials, callsEnvironment } from './credentials.ts';
import type { TenantResult } from './output-schema.ts';
import type { State } from './state.ts';
import { callIn, hasWritten, saidOf, whatOf } from './told.ts';

/** How one tenant is run. */
export interface Place {
  readonly command: FleetCommand;
  /** Words behind `--`, for each tenant's own command. */
  readonly more: readonly string[];
  readonly start: Start;
  readonly credentials: (tenant: string) => Promise<Credentials>;
  /** The child's environment, of what is everybody's and its own. */
  readonly environment: (own: Readonly<Record<string, string>>) => Record<string, string>;
  /** Runs the work when each account has room for one more. */
  readonly within: <T>(accounts: readonly Account[], work: () => Promise<T>) => Promise<T>;
  readonly log?: (tenant: string) => string;
  /** Whether the tenant's files are right: else nothing was contacted, whatever its command ended with. */
  readonly isReadable: (tenant: string) => boolean;
  readonly expectsCalls: (tenant: string) => boolean;
  /** Whether the history has a write that Teams may still be taking its time to show. */
  readonly wroteLately: (tenant: string, env: Readonly<Record<string, string>>) => boolean;
  readonly onChild: (tenant: string, child: Child | undefined) => void;
  /** Nothing more is begun: somebody has asked all to end. */
  readonly isOver: () => boolean;
  /** Seconds, from any beginning. */
  readonly now: () => number;
}

const notWell = (tenant: string, state: State, what: string): TenantResult => ({ tenant, state, what, said: [] });

/** Runs one tenant's command to its end, and after an `up` what its calls and its emergency numbers have to say. */
export const runTenant = async (tenant: string, place: Place): Promise<TenantResult> => {
  const { command } = place;
  const found: Credentials = needsCredentials(command, tenant) ? await place.credentials(tenant) : { env: {} };
  if ('why' in found) return notWell(tenant, 'failed', found.why);
  const env = place.environment(found.env);
  return place.within(accountsOf(found.env), async () => {
    if (place.isOver()) return notWell(tenant, 'not begun', '');
    const began = place.now();
    const run = async (call: Call) => {
      const own = call.script === 'calls.ts' ? callsEnvironment(env) : env;
      const child = place.start(call, { env: own, ...(place.log && { log: place.log(tenant) }) });
      place.onChild(tenant, child);
      const ended = await child.ended;
      place.onChild(tenant, undefined);
      return ended;
    };
    const { exitCode, output } = await run(callFor(command, tenant, place.more));
    const first = stateOf(command, exitCode);
    const after: SoFar =
      command === 'up'
        ? await afterUp(
            tenant,
            { state: first, output },
            { ...place, wroteLately: () => place.wroteLately(tenant, env) },
            run,
          )
        : { state: first, output };
    return {
      tenant,
      state: after.state,
      exitCode,
      seconds: place.now() - began,
      what: [
        isEnded(after.state, place) ? 'ended before it was done, as it was asked to' : '',
        whatOf(tenant, after.state, after.output),
        after.note ?? '',
      ]
        .filter(Boolean)
        .join('; '),
      said: saidOf(after.state, after.output),
    };
  });
};

/** Not its own failure: somebody has ended the fleet. */
const isEnded = (state: State, { isOver }: Place): boolean => state === 'failed' && isOver();

interface SoFar {
  readonly state: State;
  readonly output: string;
  /** What is told beside. */
  readonly note?: string;
}

/**
 * The emergency numbers after every `up` that may have written, and the expected calls where `up` didn't come to play them itself.
 * What they say goes before what `up` said; of an `up` that failed both are told.
 */
const afterUp = async (
  tenant: string,
  { state, output }: SoFar,
  place: Pick<Place, 'isReadable' | 'isOver' | 'expectsCalls'> & { readonly wroteLately: () => boolean },
  run: (call: Call) => Promise<{ readonly exitCode: number; readonly output: string }>,
): Promise<SoFar> => {
  if (state === 'calls' || !place.isReadable(tenant) || place.isOver()) return { state, output };
  const up = state === 'done' || state === 'waiting' ? state : 'failed';
  const wrong = (said: string): SoFar => ({ state: 'calls', output: up === 'failed' ? `${output}\n${said}` : said });
  const play = async (call: Call) => {
    const { exitCode, output: said } = await run(call);
    return { calls: callsBy(exitCode), said };
  };
  const expected =
    up === 'failed' && place.expectsCalls(tenant)
      ? await play(expectedCalls(tenant))
      : ({ calls: saysLate(output) ? 'late' : 'hold', said: output } as const);
  if (expected.calls === 'wrong') return wrong(expected.said);
  const emergency = await play(emergencyCalls(tenant));
  const judged = judgeAfterUp({
    up,
    expected: expected.calls,
    emergency: emergency.calls,
    mayBeOnItsWay: () => hasWritten(output) || place.wroteLately(),
  });
  if (judged === 'hold') return { state, output };
  if (emergency.calls === 'wrong' || (up === 'failed' && judged === 'wrong')) return wrong(emergency.said);
  const note = [
    ...(expected.calls === 'late' ? [lateOf('expected', expected.said)] : []),
    ...(emergency.calls === 'late' ? [lateOf('emergency', emergency.said)] : []),
  ].join('; ');
  return judged === 'wrong'
    ? { state: 'calls', output, note: `${note}, and nothing is known to be on its way: up changed nothing` }
    : { state: up === 'done' ? 'waiting' : state, output, note };
};

const lateOf = (kind: 'expected' | 'emergency', output: string): string => {
  const call = callIn(output);
  return `${kind} calls are not in effect yet${call === undefined ? '' : `: ${call}`}`;
};
