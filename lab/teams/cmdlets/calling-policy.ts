import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { bareName, isGlobal, printedIdentity, sameName } from '../identity.ts';
import { textOrNull } from '../names.ts';
import { isHeld } from '../policies/assignments.ts';
import {
  type CallingPolicySettings,
  callingPolicyDefaults,
  type LabCallingPolicy,
} from '../policies/calling-policy.ts';
import { refuseOrResetGlobal } from '../policies/remove-global.ts';
import { readBack } from '../read-back.ts';
import { alreadyExists, invalid, notFound, policyInUse } from '../refusals.ts';
import { getParameters, selectRows } from '../select-rows.ts';

const treatments = ['RegularIncoming', 'Unanswered', 'Voicemail'];

/** What each text may be (DOC PS:New-CsTeamsCallingPolicy). */
const choices: Readonly<Record<string, readonly string[]>> = {
  AllowVoicemail: ['AlwaysEnabled', 'AlwaysDisabled', 'UserOverride'],
  BusyOnBusyEnabledType: ['Enabled', 'Unanswered', 'Disabled', 'UserOverride'],
  MusicOnHoldEnabledType: ['Enabled', 'Disabled', 'UserOverride'],
  SpamFilteringEnabledType: ['Enabled', 'Disabled'],
  InboundPstnCallRoutingTreatment: [...treatments, 'UserOverride'],
  InboundFederatedCallRoutingTreatment: treatments,
  PopoutForIncomingPstnCalls: ['Enabled', 'Disabled'],
};

const settings = {
  Description: { type: 'String' },
  AllowPrivateCalling: { type: 'Boolean' },
  AllowWebPSTNCalling: { type: 'Boolean' },
  AllowSIPDevicesCalling: { type: 'Boolean' },
  AllowVoicemail: { type: 'String' },
  AllowCallGroups: { type: 'Boolean' },
  AllowDelegation: { type: 'Boolean' },
  AllowCallForwardingToUser: { type: 'Boolean' },
  AllowCallForwardingToPhone: { type: 'Boolean' },
  PreventTollBypass: { type: 'Boolean' },
  BusyOnBusyEnabledType: { type: 'String' },
  MusicOnHoldEnabledType: { type: 'String' },
  SpamFilteringEnabledType: { type: 'String' },
  InboundPstnCallRoutingTreatment: { type: 'String' },
  InboundFederatedCallRoutingTreatment: { type: 'String' },
  PopoutForIncomingPstnCalls: { type: 'String' },
  PopoutAppPathForIncomingPstnCalls: { type: 'String' },
} as const;

/** The settings after the given ones. Limits: DOC; the words are INF. */
const changed = (
  context: CmdletContext,
  before: CallingPolicySettings,
  given: Readonly<Record<string, unknown>>,
): CallingPolicySettings => {
  const after: Record<string, unknown> = { ...before };
  for (const name of Object.keys(settings)) {
    if (name !== 'Description' && given[name] !== undefined) after[name] = given[name];
  }
  for (const [name, allowed] of Object.entries(choices)) {
    const known = allowed.find((one) => sameName(one, String(after[name])));
    if (known === undefined) {
      throw invalid(context.cmdlet, `${name} must be one of ${allowed.join(', ')}. Value: "${after[name]}".`);
    }
    after[name] = known;
  }
  const path = String(after.PopoutAppPathForIncomingPstnCalls);
  if (path !== '' && (!path.startsWith('https://') || path.length >= 1024)) {
    throw invalid(
      context.cmdlet,
      'PopoutAppPathForIncomingPstnCalls must be an https URL of less than 1024 characters.',
    );
  }
  return {
    ...(after as unknown as CallingPolicySettings),
    Description: textOrNull(given.Description as string | undefined, before.Description),
  };
};

const printed = ({ grantableFrom: _, Identity, ...policy }: LabCallingPolicy) => ({
  Identity: printedIdentity(Identity),
  ...policy,
});

/** What isn't given starts from Global (DOC). */
export const newTeamsCallingPolicy = cmdlet({
  name: 'New-CsTeamsCallingPolicy',
  parameters: { Identity: { type: 'String', mandatory: true }, ...settings },
  run: (context, given) => {
    const name = bareName(given.Identity ?? '');
    if (name.trim() === '') throw invalid(context.cmdlet, 'Identity cannot be empty.');
    if (isGlobal(name) || context.store.get('callingPolicy', name) !== undefined) {
      throw alreadyExists(context.cmdlet, printedIdentity(name));
    }
    const {
      Identity: _,
      grantableFrom: __,
      ...global
    } = context.store.get('callingPolicy', 'Global') ?? {
      Identity: 'Global',
      grantableFrom: 0,
      ...callingPolicyDefaults,
    };
    const policy: LabCallingPolicy = {
      Identity: name,
      ...changed(context, { ...global, Description: null }, given),
      grantableFrom: context.clock.now() + context.switches.policyGrantableSeconds * 1000,
    };
    context.store.put('callingPolicy', name, policy);
    return readBack(context, 'callingPolicy', name, printed);
  },
});

export const setTeamsCallingPolicy = cmdlet({
  name: 'Set-CsTeamsCallingPolicy',
  parameters: { Identity: { type: 'String' }, ...settings },
  run: (context, given) => {
    const name = bareName(given.Identity ?? 'Global');
    const before = context.store.get('callingPolicy', name);
    if (before === undefined) throw notFound(context.cmdlet, given.Identity ?? 'Global');
    context.store.put('callingPolicy', name, { ...before, ...changed(context, before, given) });
    return [];
  },
});

export const getTeamsCallingPolicy = cmdlet({
  name: 'Get-CsTeamsCallingPolicy',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) =>
    selectRows(context, given, context.store.list('callingPolicy').map(printed), ({ Identity }) => Identity),
});

export const removeTeamsCallingPolicy = cmdlet({
  name: 'Remove-CsTeamsCallingPolicy',
  parameters: { Identity: { type: 'String', mandatory: true } },
  run: (context, { Identity = '' }) => {
    const name = bareName(Identity);
    const policy = context.store.get('callingPolicy', name);
    if (policy === undefined) throw notFound(context.cmdlet, Identity);
    if (isGlobal(name)) {
      refuseOrResetGlobal(context, 'TeamsCallingPolicy');
      context.store.put('callingPolicy', name, { ...policy, ...callingPolicyDefaults });
      return [];
    }
    if (isHeld(context, 'TeamsCallingPolicy', name)) throw policyInUse(context.cmdlet, policy.Identity);
    context.store.delete('callingPolicy', name);
    return [];
  },
});
