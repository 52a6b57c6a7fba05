import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { bareName, isGlobal, printedIdentity, sameName } from '../identity.ts';
import { textOrNull } from '../names.ts';
import { isHeld } from '../policies/assignments.ts';
import {
  type CallerIdPolicySettings,
  callerIdPolicyDefaults,
  type LabCallerIdPolicy,
} from '../policies/caller-id-policy.ts';
import { refuseOrResetGlobal } from '../policies/remove-global.ts';
import { readBack } from '../read-back.ts';
import { alreadyExists, invalid, notFound, policyInUse } from '../refusals.ts';
import { getParameters, selectRows } from '../select-rows.ts';

/** DOC PS:New-CsCallingLineIdentity; `Service` was one once (OBS ISS:ps-docs#9265). */
const substitutes = ['LineUri', 'Anonymous', 'Resource'];

const settings = {
  Description: { type: 'String' },
  CallingIDSubstitute: { type: 'String' },
  ResourceAccount: { type: 'String' },
  CompanyName: { type: 'String' },
  EnableUserOverride: { type: 'Boolean' },
  BlockIncomingPstnCallerID: { type: 'Boolean' },
} as const;

type Given = Partial<Record<'Description' | 'CallingIDSubstitute' | 'ResourceAccount' | 'CompanyName', string>> &
  Partial<Record<'EnableUserOverride' | 'BlockIncomingPstnCallerID', boolean>>;

/** The settings after the given ones. What is allowed: DOC; the words, and that the account must hold a number: INF. */
const changed = (context: CmdletContext, before: CallerIdPolicySettings, given: Given): CallerIdPolicySettings => {
  const asked = given.CallingIDSubstitute ?? before.CallingIDSubstitute;
  const CallingIDSubstitute = substitutes.find((one) => sameName(one, asked));
  if (CallingIDSubstitute === undefined) {
    throw invalid(context.cmdlet, `CallingIDSubstitute must be one of ${substitutes.join(', ')}. Value: "${asked}".`);
  }
  const ResourceAccount = given.ResourceAccount ?? before.ResourceAccount;
  // Set takes a Guid (DOC), which nothing can be made of.
  if (given.ResourceAccount === '') {
    throw invalid(context.cmdlet, 'Cannot bind ResourceAccount: an empty text is no Guid.');
  }
  if (CallingIDSubstitute === 'Resource') checkAccount(context, ResourceAccount);
  return {
    Description: textOrNull(given.Description, before.Description),
    CallingIDSubstitute,
    ResourceAccount,
    CompanyName: textOrNull(given.CompanyName, before.CompanyName),
    EnableUserOverride: given.EnableUserOverride ?? before.EnableUserOverride,
    BlockIncomingPstnCallerID: given.BlockIncomingPstnCallerID ?? before.BlockIncomingPstnCallerID,
  };
};

const checkAccount = ({ cmdlet: name, store }: CmdletContext, id: string | null): void => {
  if (id === null) {
    throw invalid(name, 'If CallingIDSubstitute is given as "Resource", then ResourceAccount cannot be empty.');
  }
  const account = store.get('user', id);
  if (account?.accountType !== 'resourceAccount' || account.deletedDateTime !== null) {
    throw invalid(name, `ResourceAccount "${id}" is no resource account.`);
  }
  if (!store.list('number').some(({ assignmentTargetId }) => assignmentTargetId === account.id)) {
    throw invalid(name, `ResourceAccount "${id}" must have a phone number.`);
  }
};

const printed = ({ grantableFrom: _, Identity, ...policy }: LabCallerIdPolicy) => ({
  Identity: printedIdentity(Identity),
  ...policy,
});

const global = ({ store, switches }: CmdletContext): CallerIdPolicySettings => {
  const {
    Identity: _,
    grantableFrom: __,
    ...settingsOfGlobal
  } = store.get('callerIdPolicy', 'Global') ?? {
    Identity: 'Global',
    grantableFrom: 0,
    ...callerIdPolicyDefaults,
  };
  return switches.newCallerIdPolicy === 'fromGlobal'
    ? { ...settingsOfGlobal, Description: null }
    : callerIdPolicyDefaults;
};

export const newCallingLineIdentity = cmdlet({
  name: 'New-CsCallingLineIdentity',
  parameters: { Identity: { type: 'String', mandatory: true }, ...settings },
  run: (context, given) => {
    const name = bareName(given.Identity ?? '');
    if (name.trim() === '') throw invalid(context.cmdlet, 'Identity cannot be empty.');
    if (isGlobal(name) || context.store.get('callerIdPolicy', name) !== undefined) {
      throw alreadyExists(context.cmdlet, printedIdentity(name));
    }
    context.store.put('callerIdPolicy', name, {
      Identity: name,
      ...changed(context, global(context), given),
      grantableFrom: context.clock.now() + context.switches.policyGrantableSeconds * 1000,
    });
    return readBack(context, 'callerIdPolicy', name, printed);
  },
});

export const setCallingLineIdentity = cmdlet({
  name: 'Set-CsCallingLineIdentity',
  parameters: { Identity: { type: 'String' }, ...settings },
  run: (context, given) => {
    const name = bareName(given.Identity ?? 'Global');
    const before = context.store.get('callerIdPolicy', name);
    if (before === undefined) throw notFound(context.cmdlet, given.Identity ?? 'Global');
    context.store.put('callerIdPolicy', name, { ...before, ...changed(context, before, given) });
    return [];
  },
});

export const getCallingLineIdentity = cmdlet({
  name: 'Get-CsCallingLineIdentity',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) =>
    selectRows(context, given, context.store.list('callerIdPolicy').map(printed), ({ Identity }) => Identity),
});

export const removeCallingLineIdentity = cmdlet({
  name: 'Remove-CsCallingLineIdentity',
  parameters: { Identity: { type: 'String', mandatory: true } },
  run: (context, { Identity = '' }) => {
    const name = bareName(Identity);
    const policy = context.store.get('callerIdPolicy', name);
    if (policy === undefined) throw notFound(context.cmdlet, Identity);
    if (isGlobal(name)) {
      refuseOrResetGlobal(context, 'CallingLineIdentity');
      context.store.put('callerIdPolicy', name, { ...policy, ...callerIdPolicyDefaults });
      return [];
    }
    if (isHeld(context, 'CallingLineIdentity', name)) throw policyInUse(context.cmdlet, policy.Identity);
    context.store.delete('callerIdPolicy', name);
    return [];
  },
});
