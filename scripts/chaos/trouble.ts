import type { Random } from './random.ts';

/** What goes wrong at the lab's services during one run of the engine; see `lab/faults.ts`. */
export interface Fault {
  readonly kind: 'throttle' | 'error' | 'lag' | 'lostReply' | 'crash';
  readonly on: string;
  readonly times: number;
}

/** Who is struck, and after how many requests of this run. */
export interface Strike {
  readonly victim: 'cli' | 'provider' | 'powershell' | 'host';
  readonly signal: 'SIGKILL' | 'SIGINT';
  readonly afterRequests: number;
}

export interface Trouble {
  readonly faults: readonly Fault[];
  readonly strike: Strike | undefined;
}

const graphCalls = [
  'assignNumber',
  'unassignNumber',
  '$batch',
  'numberAssignments',
  'GET /v1.0/users',
  'userConfigurations',
];
const cmdlets = [
  'New-CsOnlinePSTNGateway',
  'Set-CsOnlinePSTNGateway',
  'Set-CsOnlinePstnUsage',
  'New-CsOnlineVoiceRoute',
  'Set-CsOnlineVoiceRoute',
  'Remove-CsOnlineVoiceRoute',
  'New-CsOnlineVoiceRoutingPolicy',
  'Set-CsOnlineVoiceRoutingPolicy',
  'New-CsTenantDialPlan',
  'Set-CsTenantDialPlan',
  'Remove-CsTenantDialPlan',
  'New-CsBatchPolicyAssignmentOperation',
  'Get-CsBatchPolicyAssignmentOperation',
  'Get-CsOnlineVoiceRoute',
  'Get-CsOnlineVoiceRoutingPolicy',
  'Get-CsOnlinePstnUsage',
];

const fault = (random: Random): Fault =>
  random.percent(35)
    ? {
        kind: random.pick(['throttle', 'error', 'lostReply'] as const),
        on: random.pick(graphCalls),
        times: 1 + random.below(3),
      }
    : {
        kind: random.pick(['error', 'lag', 'lostReply', 'crash'] as const),
        on: random.pick(cmdlets),
        times: 1 + random.below(2),
      };

const strikes = [
  { victim: 'cli', signal: 'SIGKILL' },
  { victim: 'cli', signal: 'SIGINT' },
  { victim: 'provider', signal: 'SIGKILL' },
  { victim: 'powershell', signal: 'SIGKILL' },
  { victim: 'host', signal: 'SIGKILL' },
] as const;

export const troubleAtRandom = (random: Random): Trouble => ({
  faults: Array.from({ length: random.below(4) }, () => fault(random)),
  strike: random.percent(75) ? { ...random.pick(strikes), afterRequests: 5 + random.below(60) } : undefined,
});

/** One line for a person who replays a seed. */
export const troubleText = ({ faults, strike }: Trouble): string =>
  [
    ...faults.map(({ kind, on, times }) => `${kind} of ${on} × ${times}`),
    ...(strike === undefined ? [] : [`${strike.signal} to ${strike.victim} after ${strike.afterRequests} requests`]),
  ].join(', ') || 'no trouble';
