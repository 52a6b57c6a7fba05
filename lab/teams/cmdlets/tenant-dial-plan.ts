import type { LabDialPlan } from '../../model.ts';
import { isModifier, parseListModifier } from '../binding/list-modifier.ts';
import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { bareName, isGlobal, printedIdentity, sameName } from '../identity.ts';
import { textOrNull } from '../names.ts';
import { isHeld, takeFromAll } from '../policies/assignments.ts';
import { refuseOrResetGlobal } from '../policies/remove-global.ts';
import { readBack } from '../read-back.ts';
import { alreadyExists, invalid, notFound, policyInUse } from '../refusals.ts';
import { castToRule, printedRule, type Rule } from '../rule-object.ts';
import { getParameters, selectRows } from '../select-rows.ts';

/** -ExternalAccessPrefix and -OptimizeDeviceDialing went with 5.7.0: the prefix is a rule (REL 5.7.0). */
const settings = {
  Description: { type: 'String' },
  NormalizationRules: { type: 'Object' },
  SimpleName: { type: 'String' },
} as const;

const printed = (plan: LabDialPlan) => ({
  Identity: printedIdentity(plan.Identity),
  SimpleName: plan.SimpleName,
  Description: plan.Description,
  NormalizationRules: plan.NormalizationRules.map(printedRule),
});

/** DOC PS:New-CsTenantDialPlan; words INF after the SimpleName's. */
const checkIdentity = (context: CmdletContext, name: string): void => {
  if (name.length > 49) throw invalid(context.cmdlet, 'Maximum Identity length cannot exceed 49.');
  const isDocumented = /^[\p{L}\p{Nd}-][\p{L}\p{Nd}.-]*$/u.test(name);
  if (name === '' || (!isDocumented && context.switches.dialPlanNames === 'documented')) {
    throw invalid(
      context.cmdlet,
      `Identity "${name}" is not valid. Valid characters are alphabetic or numeric characters, hyphen (-) and dot (.). The value should not begin with a (.)`,
    );
  }
};

/** Length texts: OBS ISS:ps-docs#7007. The number of rules: DOC, in the page's words. */
const checkPlan = (context: CmdletContext, plan: LabDialPlan): void => {
  const fail = (message: string) => invalid(context.cmdlet, message);
  if (plan.SimpleName.length > 49) throw fail('Maximum SimpleName length cannot exceed 49.');
  if (!/^[\p{L}\p{Nd}.()-]+$/u.test(plan.SimpleName) && context.switches.dialPlanNames === 'documented') {
    throw fail(
      `SimpleName "${plan.SimpleName}" is not valid. Valid characters are alphabetic or numeric characters, hyphen (-), dot (.) and parentheses (()).`,
    );
  }
  const twin = context.store
    .list('dialPlan')
    .find((one) => !sameName(one.Identity, plan.Identity) && sameName(one.SimpleName, plan.SimpleName));
  if (twin !== undefined) throw fail(`SimpleName "${plan.SimpleName}" must be unique among all tenant dial plans.`);
  if ((plan.Description ?? '').length > 1040) throw fail('Description must have a length of at most 1040');
  if (plan.NormalizationRules.length > 50) {
    throw fail('The number of normalization rules cannot exceed 50 per TenantDialPlan.');
  }
};

/** A rule of a taken name is refused (INF). Remove goes by name (DOC PS:Set-CsTenantDialPlan, the NR4 example). */
const changedRules = (context: CmdletContext, current: readonly Rule[], value: unknown): Rule[] => {
  if (value === undefined) return [...current];
  const change = parseListModifier(context.cmdlet, 'NormalizationRules', value, context.switches);
  const cast = (items: readonly unknown[]) => items.map((item) => castToRule(context, item));
  const gone = 'remove' in change ? cast(change.remove) : [];
  const rules =
    'replace' in change
      ? cast(change.replace)
      : [...current.filter((rule) => !gone.some((one) => sameName(one.Name, rule.Name))), ...cast(change.add)];
  const twice = rules.find((rule, index) => rules.findIndex((one) => sameName(one.Name, rule.Name)) !== index);
  if (twice !== undefined) throw alreadyExists(context.cmdlet, twice.Name);
  return rules;
};

/** `@{Add=…}` on New starts from what Global holds (DOC PS:New-CsTeamsEmergencyCallRoutingPolicy, ex. 1); a plain list replaces. */
const startOf = ({ store }: CmdletContext, value: unknown): readonly Rule[] =>
  isModifier(value) ? (store.get('dialPlan', 'Global')?.NormalizationRules ?? []) : [];

/** No rule `Prefix All` comes by itself: that sentence of the page is Lync's (INF). */
export const newTenantDialPlan = cmdlet({
  name: 'New-CsTenantDialPlan',
  parameters: { Identity: { type: 'String', mandatory: true }, ...settings },
  run: (context, given) => {
    const name = bareName(given.Identity ?? '');
    checkIdentity(context, name);
    if (isGlobal(name) || context.store.get('dialPlan', name) !== undefined) {
      throw alreadyExists(context.cmdlet, printedIdentity(name));
    }
    // OBS ISS:sfb-docs#10247; the source cuts the text after "ten", the end is INF.
    if (context.store.list('dialPlan').filter(({ Identity }) => !isGlobal(Identity)).length >= 1000) {
      throw invalid(
        context.cmdlet,
        'Maximum[1000] tenant Dial plans number limitation is reached for this tenant. Remove any unused tenant Dial plans.',
      );
    }
    const plan: LabDialPlan = {
      Identity: name,
      SimpleName: textOrNull(given.SimpleName, name) ?? name,
      Description: textOrNull(given.Description, null),
      NormalizationRules: changedRules(context, startOf(context, given.NormalizationRules), given.NormalizationRules),
      grantableFrom: context.clock.now() + context.switches.policyGrantableSeconds * 1000,
    };
    checkPlan(context, plan);
    context.store.put('dialPlan', name, plan);
    return readBack(context, 'dialPlan', name, printed);
  },
});

export const setTenantDialPlan = cmdlet({
  name: 'Set-CsTenantDialPlan',
  parameters: { Identity: { type: 'String' }, ...settings },
  run: (context, given) => {
    const name = bareName(given.Identity ?? 'Global');
    const before = context.store.get('dialPlan', name);
    if (before === undefined) throw notFound(context.cmdlet, given.Identity ?? 'Global');
    const after: LabDialPlan = {
      ...before,
      SimpleName: textOrNull(given.SimpleName, before.SimpleName) ?? before.Identity,
      Description: textOrNull(given.Description, before.Description),
      NormalizationRules: changedRules(context, before.NormalizationRules, given.NormalizationRules),
    };
    checkPlan(context, after);
    const isDropped =
      isGlobal(name) && before.NormalizationRules.length === 0 && context.switches.emptyGlobalDialPlanDrops > 0;
    context.store.put(
      'dialPlan',
      name,
      isDropped ? { ...after, NormalizationRules: before.NormalizationRules } : after,
    );
    return [];
  },
});

export const getTenantDialPlan = cmdlet({
  name: 'Get-CsTenantDialPlan',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) =>
    selectRows(context, given, context.store.list('dialPlan').map(printed), ({ Identity }) => Identity),
});

/** Its rules go with it (DOC PS:Remove-CsTenantDialPlan). */
export const removeTenantDialPlan = cmdlet({
  name: 'Remove-CsTenantDialPlan',
  parameters: { Identity: { type: 'String', mandatory: true } },
  run: (context, { Identity = '' }) => {
    const name = bareName(Identity);
    const plan = context.store.get('dialPlan', name);
    if (plan === undefined) throw notFound(context.cmdlet, Identity);
    if (isGlobal(name)) {
      refuseOrResetGlobal(context, 'TenantDialPlan');
      context.store.put('dialPlan', name, { ...plan, NormalizationRules: [], Description: null });
      return [];
    }
    if (context.switches.assignedDialPlan === 'refuse' && isHeld(context, 'TenantDialPlan', name)) {
      throw policyInUse(context.cmdlet, plan.Identity);
    }
    takeFromAll(context, 'TenantDialPlan', name);
    context.store.delete('dialPlan', name);
    return [];
  },
});
