import { type AzureSwitches, azureChoices, defaultAzureSwitches, secondAzureSettings } from './azure/switches.ts';
import { type CallSwitches, callChoices, defaultCallSwitches, secondCallSettings } from './calls/switches.ts';
import {
  type CarrierSwitches,
  carrierChoices,
  defaultCarrierSwitches,
  secondCarrierSettings,
} from './carrier/switches.ts';
import {
  type CcaipApiSwitches,
  ccaipApiChoices,
  defaultCcaipApiSwitches,
  secondCcaipApiSettings,
} from './ccaip/api/switches.ts';
import {
  type CcaipBulkSwitches,
  ccaipBulkChoices,
  defaultCcaipBulkSwitches,
  secondCcaipBulkSettings,
} from './ccaip/bulk/switches.ts';
import { type CcaipSwitches, ccaipChoices, defaultCcaipSwitches, secondCcaipSettings } from './ccaip/switches.ts';
import {
  defaultTransferSwitches,
  secondTransferSettings,
  type TransferSwitches,
  transferChoices,
} from './ccaip/transfer/switches.ts';
import { defaultEntraSwitches, type EntraSwitches, entraChoices, secondEntraSettings } from './entra/switches.ts';
import { defaultGraphSwitches, type GraphSwitches, graphChoices, secondGraphSettings } from './graph/switches.ts';
import type { Store } from './store.ts';
import { defaultTeamsSwitches, type TeamsSwitches } from './teams/switches.ts';
import { defaultTelnyxSwitches, secondTelnyxSettings, type TelnyxSwitches, telnyxChoices } from './telnyx/switches.ts';

/**
 * How the lab behaves where Microsoft publishes nothing, and how long its services take.
 * Every `…Seconds` is lab time: at speed 200 a minute passes in 0.3 s.
 */
export interface Switches
  extends TeamsSwitches,
    GraphSwitches,
    CallSwitches,
    AzureSwitches,
    EntraSwitches,
    CcaipSwitches,
    CcaipApiSwitches,
    CcaipBulkSwitches,
    CarrierSwitches,
    TransferSwitches,
    TelnyxSwitches {
  /** A voice route that asks for a priority already taken: both keep it, or the routes from there on move down by one. */
  equalPriorities: 'keep' | 'push-down';
  /** `@{ Replace = … }` of a list parameter: unsupported since module 4.2.0, still shown in the reference pages. */
  replaceModifier: 'reject' | 'accept';
  /** `-Confirm:$false` on Remove-Cs* returns at once and does nothing, or is no parameter (4.4.1 and later). */
  confirmFalse: 'no-op' | 'reject';
  /** A fresh policy or dial plan can be granted after this long (Teams: 2-3 minutes, up to 15). */
  policyGrantableSeconds: number;
  /** An SBC domain works after its first licensed user exists for this long (Teams: up to 24 h). */
  domainActivationSeconds: number;
  /** A gateway can be removed after its last route has been gone for this long (observed: a few hours at worst). */
  gatewayUnlinkSeconds: number;
  /** A policy can be removed after its last assignment has been gone for this long. */
  unassignmentSpreadSeconds: number;
  /** A batch policy assignment is complete after this long. */
  batchSeconds: number;
  /** Where assignNumber refuses: in its answer, in the operation that it starts, or by kind of refusal (the default). */
  numberRefusals: 'request' | 'operation' | 'mixed';
  /** A second number for a user who holds one: takes the first one's place, or is refused. */
  secondNumber: 'replace' | 'refuse';
  /** notStarted becomes running after a third of it, then ends. */
  numberOperationSeconds: number;
  /** userConfigurations and Get-CsOnlineUser show a change after this long. */
  readModelSeconds: number;
  /** A licence reaches assignedPlans after this long. */
  licenceSeconds: number;
  /** Teams shows, and finds people by, a new sign-in name after this long. */
  signInNameSeconds: number;
  /** Teams hears of what is in assignedPlans this much later: featureTypes, and numbers that are given. */
  teamsLicenceSeconds: number;
  /** A usage location counts for licences after this long. */
  usageLocationSeconds: number;
  /** PATCH of a new application answers 404 this many times: replication. */
  newApplicationMisses: number;
  /** Above this many requests in a second of our time CCAIP's APIs answer 429 (DOC: 10 of one customer); 0 is no limit. */
  ccaipRequestsPerSecond: number;
  /** CCAIP has checked an uploaded file after this long. */
  ccaipSchemeSeconds: number;
  /** It has carried a file out after this long: nothing in the first third, then one user after another. */
  ccaipProcessSeconds: number;
  /** `GET /users` shows what a file has changed after this long. */
  ccaipUserListSeconds: number;
  /** The log of Direct Routing calls shows a call this long after it; no page says how long it lags. */
  callLogSeconds: number;
  /**
   * The tenant's policy for applications (passwordLifetime): the most days that a client secret may live; 0 is no such policy, below 0
   * one that lets nobody add a secret (passwordAddition). What refuses: OBS OfficeDev/microsoft-365-agents-toolkit#10998.
   */
  longestSecretDays: number;
  /** Above this many requests in ten seconds of our time Graph answers 429; 0 is no limit. */
  requestsPerTenSeconds: number;
  /** Life of an access token in seconds of our time (Entra: 60-90 minutes); below 0 it has expired when it is issued. */
  tokenSeconds: number;
  /** Life of a token for Teams where it is another; 0 is `tokenSeconds`. A managed identity's two tokens may end hours apart. */
  teamsTokenSeconds: number;
  /** Order of the responses of a `$batch`: Graph promises none. */
  batchOrder: 'shuffled' | 'kept';
}

const defaultSwitches: Switches = {
  ...defaultTeamsSwitches,
  ...defaultGraphSwitches,
  ...defaultCallSwitches,
  ...defaultCcaipApiSwitches,
  ...defaultCcaipBulkSwitches,
  ...defaultAzureSwitches,
  ...defaultEntraSwitches,
  ...defaultCcaipSwitches,
  ...defaultCarrierSwitches,
  ...defaultTransferSwitches,
  ...defaultTelnyxSwitches,
  equalPriorities: 'keep',
  replaceModifier: 'reject',
  confirmFalse: 'no-op',
  policyGrantableSeconds: 150,
  domainActivationSeconds: 300,
  gatewayUnlinkSeconds: 60,
  unassignmentSpreadSeconds: 60,
  batchSeconds: 30,
  numberRefusals: 'mixed',
  secondNumber: 'replace',
  numberOperationSeconds: 15,
  readModelSeconds: 30,
  licenceSeconds: 30,
  signInNameSeconds: 60,
  teamsLicenceSeconds: 0,
  usageLocationSeconds: 5,
  newApplicationMisses: 0,
  ccaipRequestsPerSecond: 10,
  ccaipSchemeSeconds: 5,
  ccaipProcessSeconds: 15,
  ccaipUserListSeconds: 5,
  callLogSeconds: 900,
  longestSecretDays: 0,
  requestsPerTenSeconds: 0,
  tokenSeconds: 3599,
  teamsTokenSeconds: 0,
  batchOrder: 'shuffled',
};

/** What the switches that aren't numbers may be set to. */
export const choices: {
  readonly [K in keyof Switches as Switches[K] extends string ? K : never]: readonly Switches[K][];
} = {
  ...graphChoices,
  ...callChoices,
  ...ccaipApiChoices,
  ...ccaipBulkChoices,
  ...azureChoices,
  ...entraChoices,
  ...ccaipChoices,
  ...carrierChoices,
  ...transferChoices,
  ...telnyxChoices,
  equalPriorities: ['keep', 'push-down'],
  replaceModifier: ['reject', 'accept'],
  confirmFalse: ['no-op', 'reject'],
  numberRefusals: ['request', 'operation', 'mixed'],
  secondNumber: ['replace', 'refuse'],
  batchOrder: ['shuffled', 'kept'],
  absentIdentity: ['error', 'empty'],
  usageInUse: ['ignore', 'refuse'],
  usageOfEmergencyPolicy: ['inUse', 'free'],
  duplicateUsage: ['refuse', 'ignore'],
  assignedDialPlan: ['refuse', 'remove'],
  removeGlobal: ['refuse', 'reset'],
  dialPlanNames: ['documented', 'any'],
  unassignedTargets: ['refuse', 'accept'],
  ipv6WithBypass: ['refuse', 'accept'],
  derivedTrunkUser: ['enterpriseVoice', 'licensed'],
  newCallerIdPolicy: ['defaults', 'fromGlobal'],
  clearRedirect: ['accept', 'refuse'],
  blockedForms: ['asGiven', 'digits'],
  activationUser: ['mustStay', 'mayGo'],
  blockedActivationUser: ['counts', 'doesNot'],
  freshPolicyInBatch: ['refused', 'perUser'],
  telephonyBatches: ['refuse', 'accept'],
  tenantDomainEmpty: ['connect', 'cmdlet'],
};

type Choices = { readonly [K in keyof typeof choices]: Switches[K] };

/**
 * The other setting of each switch that stands for a fact that isn't certain. The product must be right under both:
 * the provider's tests run a second time with all of these.
 */
const secondSettings: Choices = {
  ...secondGraphSettings,
  ...secondCallSettings,
  ...secondCcaipApiSettings,
  ...secondCcaipBulkSettings,
  ...secondAzureSettings,
  ...secondEntraSettings,
  ...secondCcaipSettings,
  ...secondCarrierSettings,
  ...secondTransferSettings,
  ...secondTelnyxSettings,
  equalPriorities: 'push-down',
  replaceModifier: 'accept',
  confirmFalse: 'reject',
  numberRefusals: 'operation',
  secondNumber: 'refuse',
  batchOrder: 'kept',
  absentIdentity: 'empty',
  usageInUse: 'refuse',
  usageOfEmergencyPolicy: 'free',
  duplicateUsage: 'ignore',
  assignedDialPlan: 'remove',
  removeGlobal: 'reset',
  dialPlanNames: 'any',
  unassignedTargets: 'accept',
  ipv6WithBypass: 'accept',
  derivedTrunkUser: 'licensed',
  newCallerIdPolicy: 'fromGlobal',
  clearRedirect: 'refuse',
  blockedForms: 'digits',
  activationUser: 'mayGo',
  blockedActivationUser: 'doesNot',
  freshPolicyInBatch: 'perUser',
  telephonyBatches: 'accept',
  tenantDomainEmpty: 'cmdlet',
};

const settingKey = 'switches';

/** The switches of a fresh lab: the defaults, or with `TRUNKLINE_LAB_SETTINGS=second` the other setting of each choice. */
export const startingSwitches = (env: NodeJS.ProcessEnv): Switches =>
  env.TRUNKLINE_LAB_SETTINGS === 'second' ? { ...defaultSwitches, ...secondSettings } : { ...defaultSwitches };

/** The switches as the last run left them. */
export const loadSwitches = (store: Store, starting: Switches): Switches => ({
  ...starting,
  ...store.get('setting', settingKey),
});

const problemOf = (name: string, value: unknown): string | undefined => {
  if (!(name in defaultSwitches)) {
    return `"${name}" isn't a switch. Known switches: ${Object.keys(defaultSwitches).join(', ')}.`;
  }
  const allowed: readonly string[] | undefined = choices[name as keyof typeof choices];
  if (allowed === undefined)
    return typeof value === 'number' ? undefined : `${name} takes a number of seconds or times.`;
  return typeof value === 'string' && allowed.includes(value) ? undefined : `${name} takes ${allowed.join(' or ')}.`;
};

/** Turns the named switches; undefined if all is well, else what is wrong with the request. */
export const turnSwitches = (store: Store, switches: Switches, wanted: Record<string, unknown>): string | undefined => {
  const problem = Object.entries(wanted)
    .map(([name, value]) => problemOf(name, value))
    .find((one) => one !== undefined);
  if (problem !== undefined) return problem;
  Object.assign(switches, wanted);
  store.put('setting', settingKey, { ...switches });
  return undefined;
};
