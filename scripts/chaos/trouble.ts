import type { Fault } from '../../lab/faults.ts';
import { type NetworkFaultName, networkFaults } from '../../lab/network-faults.ts';
import type { Random } from './random.ts';

/** Who is struck, and after how many requests of this run. */
export interface Strike {
  readonly victim: Victim;
  readonly signal: 'SIGKILL' | 'SIGINT';
  readonly afterRequests: number;
}

/** `lab`: every service is gone; it is back at once, while the run has its patience, or `later`: once the run has ended. */
export type Victim =
  | 'cli'
  | 'provider'
  | 'ccaip'
  | 'telnyx'
  | 'azure'
  | 'powershell'
  | 'host'
  | 'lab'
  | 'lab, back later';

interface BadRow {
  readonly email: string;
  readonly kind: 'error' | 'warning' | 'silent';
}

export interface Trouble {
  /** What goes wrong at the lab's services during one run of the engine. */
  readonly faults: readonly Fault[];
  /** Whose rows of CCAIP's bulk files fail, or are passed over. */
  readonly rows: readonly BadRow[];
  readonly strike: Strike | undefined;
  /** Seconds of the lab's time from the end of this run to the next one. */
  readonly thenSeconds: number;
}

const graphCalls = [
  'assignNumber',
  'unassignNumber',
  '$batch',
  'numberAssignments',
  'GET /v1.0/users',
  'userConfigurations',
  'GET /v1.0/groups',
  'POST /v1.0/applications',
  'PATCH /v1.0/applications',
  'addPassword',
  'POST /v1.0/servicePrincipals',
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
  'New-CsTeamsTranslationRule',
  'Set-CsTeamsTranslationRule',
  'Remove-CsTeamsTranslationRule',
  'New-CsTeamsCallingPolicy',
  'Set-CsTeamsCallingPolicy',
  'Remove-CsTeamsCallingPolicy',
  'New-CsCallingLineIdentity',
  'Set-CsCallingLineIdentity',
  'Remove-CsCallingLineIdentity',
  'New-CsTeamsEmergencyCallRoutingPolicy',
  'Set-CsTeamsEmergencyCallRoutingPolicy',
  'Remove-CsTeamsEmergencyCallRoutingPolicy',
  'New-CsInboundBlockedNumberPattern',
  'Set-CsInboundBlockedNumberPattern',
  'Remove-CsInboundBlockedNumberPattern',
  'New-CsInboundExemptNumberPattern',
  'Remove-CsInboundExemptNumberPattern',
  'New-CsTeamsUnassignedNumberTreatment',
  'Set-CsTeamsUnassignedNumberTreatment',
  'Remove-CsTeamsUnassignedNumberTreatment',
  'Get-CsGroupPolicyAssignment',
  'Grant-CsOnlineVoiceRoutingPolicy',
  'Grant-CsTenantDialPlan',
  'New-CsBatchPolicyAssignmentOperation',
  'Get-CsBatchPolicyAssignmentOperation',
  'Get-CsOnlineVoiceRoute',
  'Get-CsOnlineVoiceRoutingPolicy',
  'Get-CsOnlinePstnUsage',
  'Get-CsOnlineUser',
];

const ccaipCalls = [
  'GET /apps/api/v1/users',
  'GET /apps/api/v1/bulk/users/template',
  'upload',
  'proceed',
  'GET /apps/api/v1/bulk/users/jobs',
  'GET /apps/api/v1/bulk/users/errors',
];

const ofGraph = ['throttle', 'error', 'lag', 'lostReply', 'crash'] as const;
const ofCcaip = [...ofGraph, 'page'] as const;
const ofCmdlets = [...ofGraph, 'network', 'page', 'empty', 'signedOut'] as const;
const networks = Object.keys(networkFaults) as NetworkFaultName[];

/** What only some tenants have. */
export interface OwnTrouble {
  /** Requests of theirs, and what may become of one. */
  readonly calls: readonly string[];
  readonly kinds: readonly Fault['kind'][];
  readonly victims: readonly Victim[];
  /** After how many requests somebody is struck at the latest. */
  readonly requests: number;
}

const fault = (random: Random, own: OwnTrouble): Fault => {
  if (own.calls.length > 0 && random.percent(50))
    return { kind: random.pick(own.kinds), on: random.pick(own.calls), times: 1 + random.below(3) };
  if (random.percent(35))
    return { kind: random.pick(ofGraph), on: random.pick(graphCalls), times: 1 + random.below(3) };
  if (random.percent(25))
    return { kind: random.pick(ofCcaip), on: random.pick(ccaipCalls), times: 1 + random.below(3) };
  const kind = random.pick(ofCmdlets);
  const order = { kind, on: random.pick(cmdlets), times: 1 + random.below(2) };
  return kind === 'network' ? { ...order, fault: random.pick(networks) } : order;
};

const victims: readonly Victim[] = ['cli', 'provider', 'ccaip', 'powershell', 'host', 'lab', 'lab, back later'];

const strike = (random: Random, own: OwnTrouble): Strike => {
  const victim = random.pick([...victims, ...own.victims]);
  const signal = victim === 'cli' ? random.pick(['SIGKILL', 'SIGINT'] as const) : 'SIGKILL';
  return { victim, signal, afterRequests: 5 + random.below(own.requests) };
};

export const troubleAtRandom = (random: Random, own: OwnTrouble): Trouble => ({
  faults: Array.from({ length: random.below(4) }, () => fault(random, own)),
  rows: random.percent(25)
    ? [
        {
          email: `${random.pick(['ada', 'bob', 'fay', 'spare1'])}@contoso.example`,
          kind: random.pick(['error', 'warning', 'silent'] as const),
        },
      ]
    : [],
  strike: random.percent(75) ? strike(random, own) : undefined,
  thenSeconds: random.pick([0, 30, 600, 3600]),
});

const faultText = ({ kind, on, times, fault: network }: Fault): string =>
  `${kind}${network === undefined ? '' : ` (${network})`} of ${on} × ${times}`;

/** One line for a person who replays a seed. */
export const troubleText = ({ faults, rows, strike, thenSeconds }: Trouble): string =>
  [
    [
      ...faults.map(faultText),
      ...rows.map(({ email, kind }) => `${kind} of ${email}'s row in CCAIP`),
      ...(strike === undefined ? [] : [`${strike.signal} to ${strike.victim} after ${strike.afterRequests} requests`]),
    ].join(', ') || 'no trouble',
    `the next ${thenSeconds} s later`,
  ].join('; ');
