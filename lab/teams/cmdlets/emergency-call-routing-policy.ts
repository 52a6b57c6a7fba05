import { isModifier, parseListModifier } from '../binding/list-modifier.ts';
import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { castToEmergencyNumber, printedEmergencyNumber } from '../emergency-number-object.ts';
import { bareName, isGlobal, printedIdentity } from '../identity.ts';
import { textOrNull } from '../names.ts';
import { isHeld } from '../policies/assignments.ts';
import {
  emergencyPolicyDefaults,
  type LabEmergencyNumber,
  type LabEmergencyPolicy,
  masksOf,
} from '../policies/emergency-policy.ts';
import { refuseOrResetGlobal } from '../policies/remove-global.ts';
import { checkUsages } from '../pstn-usages.ts';
import { readBack } from '../read-back.ts';
import { alreadyExists, invalid, notFound, policyInUse } from '../refusals.ts';
import { getParameters, selectRows } from '../select-rows.ts';

const settings = {
  AllowEnhancedEmergencyServices: { type: 'Boolean' },
  Description: { type: 'String' },
  EmergencyNumbers: { type: 'Object' },
} as const;

const printed = ({ grantableFrom: _, Identity, EmergencyNumbers, ...policy }: LabEmergencyPolicy) => ({
  Identity: printedIdentity(Identity),
  EmergencyNumbers: EmergencyNumbers.map(printedEmergencyNumber),
  ...policy,
});

/** Added numbers come behind; a removed one goes by its dial string (INF). */
const changedNumbers = (
  context: CmdletContext,
  current: readonly LabEmergencyNumber[],
  value: unknown,
): LabEmergencyNumber[] => {
  if (value === undefined) return [...current];
  const change = parseListModifier(context.cmdlet, 'EmergencyNumbers', value, context.switches);
  const cast = (items: readonly unknown[]) => items.map((item) => castToEmergencyNumber(context, item));
  if ('replace' in change) return cast(change.replace);
  const gone = cast(change.remove).map(({ EmergencyDialString }) => EmergencyDialString);
  return [...current.filter(({ EmergencyDialString }) => !gone.includes(EmergencyDialString)), ...cast(change.add)];
};

/** Dial strings and masks are unique within a policy, and the usage exists (DOC); the words are INF. */
const checkPolicy = (context: CmdletContext, { EmergencyNumbers, Description }: LabEmergencyPolicy): void => {
  const fail = (message: string) => invalid(context.cmdlet, message);
  if ((Description ?? '').length > 512) throw fail('Description must have a length of at most 512');
  const seen = new Set<string>();
  for (const number of EmergencyNumbers) {
    if (number.EmergencyDialString === '') throw fail('EmergencyDialString cannot be empty.');
    for (const dialled of [number.EmergencyDialString, ...masksOf(number)]) {
      if (seen.has(dialled)) {
        throw fail(`Emergency dial strings and dial masks must be unique within a policy. Value: "${dialled}".`);
      }
      seen.add(dialled);
    }
  }
  checkUsages(
    context,
    EmergencyNumbers.map(({ OnlinePSTNUsage }) => OnlinePSTNUsage),
  );
};

/** `@{Add=…}` on New starts from what Global holds (DOC, ex. 1); a plain list replaces. */
const startOf = ({ store }: CmdletContext, value: unknown): readonly LabEmergencyNumber[] =>
  isModifier(value) ? (store.get('emergencyPolicy', 'Global')?.EmergencyNumbers ?? []) : [];

export const newTeamsEmergencyCallRoutingPolicy = cmdlet({
  name: 'New-CsTeamsEmergencyCallRoutingPolicy',
  parameters: { Identity: { type: 'String', mandatory: true }, ...settings },
  run: (context, given) => {
    const name = bareName(given.Identity ?? '');
    if (name.trim() === '') throw invalid(context.cmdlet, 'Identity cannot be empty.');
    if (isGlobal(name) || context.store.get('emergencyPolicy', name) !== undefined) {
      throw alreadyExists(context.cmdlet, printedIdentity(name));
    }
    const policy: LabEmergencyPolicy = {
      Identity: name,
      Description: textOrNull(given.Description, null),
      EmergencyNumbers: changedNumbers(context, startOf(context, given.EmergencyNumbers), given.EmergencyNumbers),
      AllowEnhancedEmergencyServices: given.AllowEnhancedEmergencyServices ?? false,
      grantableFrom: context.clock.now() + context.switches.policyGrantableSeconds * 1000,
    };
    checkPolicy(context, policy);
    context.store.put('emergencyPolicy', name, policy);
    return readBack(context, 'emergencyPolicy', name, printed);
  },
});

export const setTeamsEmergencyCallRoutingPolicy = cmdlet({
  name: 'Set-CsTeamsEmergencyCallRoutingPolicy',
  parameters: { Identity: { type: 'String' }, ...settings },
  run: (context, given) => {
    const name = bareName(given.Identity ?? 'Global');
    const before = context.store.get('emergencyPolicy', name);
    if (before === undefined) throw notFound(context.cmdlet, given.Identity ?? 'Global');
    const after: LabEmergencyPolicy = {
      ...before,
      Description: textOrNull(given.Description, before.Description),
      EmergencyNumbers: changedNumbers(context, before.EmergencyNumbers, given.EmergencyNumbers),
      AllowEnhancedEmergencyServices: given.AllowEnhancedEmergencyServices ?? before.AllowEnhancedEmergencyServices,
    };
    checkPolicy(context, after);
    context.store.put('emergencyPolicy', name, after);
    return [];
  },
});

export const getTeamsEmergencyCallRoutingPolicy = cmdlet({
  name: 'Get-CsTeamsEmergencyCallRoutingPolicy',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) =>
    selectRows(context, given, context.store.list('emergencyPolicy').map(printed), ({ Identity }) => Identity),
});

export const removeTeamsEmergencyCallRoutingPolicy = cmdlet({
  name: 'Remove-CsTeamsEmergencyCallRoutingPolicy',
  parameters: { Identity: { type: 'String', mandatory: true } },
  run: (context, { Identity = '' }) => {
    const name = bareName(Identity);
    const policy = context.store.get('emergencyPolicy', name);
    if (policy === undefined) throw notFound(context.cmdlet, Identity);
    if (isGlobal(name)) {
      refuseOrResetGlobal(context, 'TeamsEmergencyCallRoutingPolicy');
      context.store.put('emergencyPolicy', name, { ...policy, ...emergencyPolicyDefaults, EmergencyNumbers: [] });
      return [];
    }
    if (isHeld(context, 'TeamsEmergencyCallRoutingPolicy', name)) throw policyInUse(context.cmdlet, policy.Identity);
    context.store.delete('emergencyPolicy', name);
    return [];
  },
});
