import type { LabVoiceRoutingPolicy } from '../../model.ts';
import { isModifier } from '../binding/list-modifier.ts';
import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { bareName, isGlobal, printedIdentity } from '../identity.ts';
import { changedNames, textOrNull } from '../names.ts';
import { isHeld } from '../policies/assignments.ts';
import { refuseOrResetGlobal } from '../policies/remove-global.ts';
import { checkUsages } from '../pstn-usages.ts';
import { readBack } from '../read-back.ts';
import { alreadyExists, invalid, notFound, policyInUse } from '../refusals.ts';
import { getParameters, selectRows } from '../select-rows.ts';

const settings = { Description: { type: 'String' }, OnlinePstnUsages: { type: 'Object' } } as const;

/** RouteType is internal and always BYOT (bring your own trunk). */
const printed = (policy: LabVoiceRoutingPolicy) => ({
  Identity: printedIdentity(policy.Identity),
  OnlinePstnUsages: [...policy.OnlinePstnUsages],
  Description: policy.Description,
  RouteType: policy.RouteType,
});

/** `@{Add=…}` on New starts from what Global holds (DOC PS:New-CsTeamsEmergencyCallRoutingPolicy, ex. 1); a plain list replaces. */
const startOf = ({ store }: CmdletContext, value: unknown): readonly string[] =>
  isModifier(value) ? (store.get('voiceRoutingPolicy', 'Global')?.OnlinePstnUsages ?? []) : [];

/** There is no -Name (OBS ISS:sfb-docs#8271). Usages must exist; their order is the order of trial. */
export const newOnlineVoiceRoutingPolicy = cmdlet({
  name: 'New-CsOnlineVoiceRoutingPolicy',
  parameters: { Identity: { type: 'String', mandatory: true }, ...settings },
  run: (context, given) => {
    const name = bareName(given.Identity ?? '');
    if (name.trim() === '') throw invalid(context.cmdlet, 'Identity cannot be empty.');
    if (isGlobal(name) || context.store.get('voiceRoutingPolicy', name) !== undefined) {
      throw alreadyExists(context.cmdlet, printedIdentity(name));
    }
    const policy: LabVoiceRoutingPolicy = {
      Identity: name,
      OnlinePstnUsages: changedNames(
        context,
        'OnlinePstnUsages',
        startOf(context, given.OnlinePstnUsages),
        given.OnlinePstnUsages,
      ),
      Description: textOrNull(given.Description, null),
      RouteType: 'BYOT',
      grantableFrom: context.clock.now() + context.switches.policyGrantableSeconds * 1000,
    };
    checkUsages(context, policy.OnlinePstnUsages);
    context.store.put('voiceRoutingPolicy', name, policy);
    return readBack(context, 'voiceRoutingPolicy', name, printed);
  },
});

/** Without -Identity it edits Global, which every user without a policy has (DOC PS:Set-CsOnlineVoiceRoutingPolicy). */
export const setOnlineVoiceRoutingPolicy = cmdlet({
  name: 'Set-CsOnlineVoiceRoutingPolicy',
  parameters: { Identity: { type: 'String' }, ...settings },
  run: (context, given) => {
    const name = bareName(given.Identity ?? 'Global');
    const before = context.store.get('voiceRoutingPolicy', name);
    if (before === undefined) throw notFound(context.cmdlet, given.Identity ?? 'Global');
    const after = {
      ...before,
      OnlinePstnUsages: changedNames(context, 'OnlinePstnUsages', before.OnlinePstnUsages, given.OnlinePstnUsages),
      Description: textOrNull(given.Description, before.Description),
    };
    checkUsages(context, after.OnlinePstnUsages);
    context.store.put('voiceRoutingPolicy', name, after);
    return [];
  },
});

export const getOnlineVoiceRoutingPolicy = cmdlet({
  name: 'Get-CsOnlineVoiceRoutingPolicy',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) => selectRows(context, given, context.store.list('voiceRoutingPolicy').map(printed), idOf),
});

const idOf = ({ Identity }: { readonly Identity: string }) => Identity;

export const removeOnlineVoiceRoutingPolicy = cmdlet({
  name: 'Remove-CsOnlineVoiceRoutingPolicy',
  parameters: { Identity: { type: 'String', mandatory: true } },
  run: (context, { Identity = '' }) => {
    const name = bareName(Identity);
    const policy = context.store.get('voiceRoutingPolicy', name);
    if (policy === undefined) throw notFound(context.cmdlet, Identity);
    if (isGlobal(name)) {
      refuseOrResetGlobal(context, 'OnlineVoiceRoutingPolicy');
      context.store.put('voiceRoutingPolicy', name, { ...policy, OnlinePstnUsages: [], Description: null });
      return [];
    }
    if (isHeld(context, 'OnlineVoiceRoutingPolicy', name)) throw policyInUse(context.cmdlet, policy.Identity);
    context.store.delete('voiceRoutingPolicy', name);
    return [];
  },
});
