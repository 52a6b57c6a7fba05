import { defaultCallSwitches } from '../../lab/calls/switches.ts';
import { defaultCarrierSwitches } from '../../lab/carrier/switches.ts';
import { defaultTransferSwitches } from '../../lab/ccaip/transfer/switches.ts';
import { choices, startingSwitches } from '../../lab/switches.ts';
import type { Random } from './random.ts';

type Settings = Readonly<Record<string, string | number>>;

/** How long the lab's services take, in seconds; each list begins with the lab's own. */
const times: Readonly<Record<string, readonly number[]>> = {
  policyGrantableSeconds: [150, 0, 600],
  gatewayUnlinkSeconds: [60, 0, 200],
  unassignmentSpreadSeconds: [60, 0, 200],
  batchSeconds: [30, 0, 200],
  numberOperationSeconds: [15, 0, 90],
  readModelSeconds: [30, 0, 40],
  newApplicationMisses: [0, 2],
  cmdletSeconds: [0, 2],
  ccaipSchemeSeconds: [5, 0, 60],
  ccaipProcessSeconds: [15, 0, 200],
  ccaipUserListSeconds: [5, 0, 60],
  domainActivationSeconds: [300, 0, 3000],
  licenceSeconds: [30, 0, 600],
  telnyxOrderSeconds: [60, 0, 600],
  telnyxOrdersShownSeconds: [0, 60, 600],
  telnyxTxtSeconds: [60, 0, 600],
  telnyxEmergencySeconds: [300, 0, 1000],
  azureRoleSeconds: [60, 0, 600],
  secretDeletionSeconds: [5, 0, 60],
};

/**
 * Where nothing empties a field nobody's fields are cleared, a template without teams has none for a newcomer, and an order that needs a requirement group isn't
 * placed without one, and a domain never works by a user who may not sign in: `up` says so to the end.
 */
const endWell: Readonly<Record<string, readonly string[]>> = {
  ccaipBulkClearing: ['null', 'empty', 'emptyOnly'],
  ccaipTemplate: ['seen', 'extra'],
  telnyxRequirementGroups: ['optional'],
  blockedActivationUser: ['counts'],
};

const ofCalls = { ...defaultCallSwitches, ...defaultCarrierSwitches, ...defaultTransferSwitches };

/** What becomes of a call is nothing to `up`. */
const ofUp = Object.fromEntries(Object.entries(choices).filter(([name]) => !(name in ofCalls)));

/** A lab as its first day leaves it, or one whose every switch stands anywhere. */
export const settingsAtRandom = (random: Random): Settings =>
  random.percent(40)
    ? {}
    : Object.fromEntries(
        Object.entries({ ...ofUp, ...endWell, ...times }).map(([name, values]) => [
          name,
          random.pick<string | number>(values),
        ]),
      );

/** Only what isn't the lab's own, for a person who replays a seed. */
export const settingsText = (settings: Settings): string => {
  const own: Readonly<Record<string, unknown>> = { ...startingSwitches({}) };
  return Object.entries(settings)
    .filter(([name, value]) => own[name] !== value)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
};
