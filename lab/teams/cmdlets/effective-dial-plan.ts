import { plansOf } from '../../graph/users/licensing.ts';
import type { LabUser } from '../../model.ts';
import { numbersOf } from '../../read-model.ts';
import { type CmdletContext, cmdlet } from '../cmdlet.ts';
import { sameName } from '../identity.ts';
import { readPattern } from '../number-pattern.ts';
import { policySources } from '../policies/effective-policy.ts';
import { invalid, refused } from '../refusals.ts';
import { printedRule, type Rule } from '../rule-object.ts';
import { serviceDialPlan } from '../service-dial-plans.ts';
import { aliasOf, findUsers } from '../voice-user.ts';

interface EffectivePlan {
  readonly name: string;
  readonly tenant: readonly Rule[];
  readonly service: readonly Rule[];
}

const noPlan = 'DefaultTenantDialPlan';

/** `<tenant>_<plan>_<country>` (OBS Microsoft Learn, dial plan troubleshooting); the pages say TenantGUID_GlobalVoiceDialPlan_TenantDialPlan. */
const nameOf = (context: CmdletContext, plan: string | undefined, country: string | null) =>
  `${context.tenantId}_${plan ?? noPlan}_${country ?? ''}`;

/** The user's plan if there is one, else Global: never both; then the service's of the usage location (DOC "Planning Teams dial plans"). */
const planOf = (context: CmdletContext, plan: string | undefined, country: string | null): EffectivePlan => {
  const found =
    (plan === undefined ? undefined : context.store.get('dialPlan', plan)) ?? context.store.get('dialPlan', 'Global');
  return {
    name: nameOf(context, plan, country),
    tenant: found?.NormalizationRules ?? [],
    service: serviceDialPlan(country, context.switches.countryRules),
  };
};

/** DOC: the words for somebody without a licence (Microsoft 365 troubleshooting, "Errors when trying to manage dial plans"). */
const userOf = (context: CmdletContext, identity: string, callerNumber: string | undefined): LabUser => {
  const caller = (callerNumber ?? '').replace(/^\+/, '');
  const holds = (user: LabUser) =>
    numbersOf(context.store, user.id).some(({ telephoneNumber }) => sameName(telephoneNumber, `+${caller}`));
  const found = findUsers(context, identity, (user) => [aliasOf(user), user.displayName]);
  const user = caller === '' ? found[0] : (found.find(holds) ?? found[0]);
  if (user !== undefined && plansOf(user).length > 0) return user;
  throw refused('NotFound', `Management object not found for identity "${identity}".`, context.cmdlet.replace('-', ''));
};

const planOfUser = (context: CmdletContext, user: LabUser): EffectivePlan =>
  planOf(context, policySources(context, user, 'TenantDialPlan')[0]?.PolicyName, user.usageLocation);

const planByName = (context: CmdletContext, name: string): EffectivePlan => {
  const match = /^([0-9a-f-]{36})_(.+)_([A-Z]{0,2})$/i.exec(name);
  const plan = match?.[2] === noPlan ? undefined : match?.[2];
  const isKnown = match?.[1] === context.tenantId && (plan === undefined || context.store.get('dialPlan', plan));
  if (!isKnown) throw invalid(context.cmdlet, `Effective tenant dial plan "${name}" cannot be found.`);
  return planOf(context, plan, match?.[3] ?? null);
};

export const getEffectiveTenantDialPlan = cmdlet({
  name: 'Get-CsEffectiveTenantDialPlan',
  configuration: false,
  parameters: { Identity: { type: 'String', mandatory: true }, CallerNumber: { type: 'String' } },
  run: (context, { Identity = '', CallerNumber }) => {
    const plan = planOfUser(context, userOf(context, Identity, CallerNumber));
    return [
      {
        EffectiveTenantDialPlanName: plan.name,
        NormalizationRules: [...plan.tenant, ...plan.service].map(printedRule),
      },
    ];
  },
});

const text = (rule: Rule): string =>
  Object.entries(printedRule(rule))
    .map(([name, value]) => `${name}=${value === true ? 'True' : value === false ? 'False' : (value ?? '')}`)
    .join(';');

/**
 * First match from the top, once. Both fields are empty when none matches: neither the country code that the service
 * then adds nor its second pass shows here (OBS ISS:sfb-docs#8279).
 */
export const testEffectiveTenantDialPlan = cmdlet({
  name: 'Test-CsEffectiveTenantDialPlan',
  configuration: false,
  defaultSet: 'Identity',
  parameters: {
    DialedNumber: { type: 'String', mandatory: true },
    CallerNumber: { type: 'String' },
    Identity: { type: 'String', sets: ['Identity'] },
    EffectiveTenantDialPlanName: { type: 'String', sets: ['EffectiveTDPName'] },
    TenantScopeOnly: { type: 'Switch' },
  },
  run: (context, given) => {
    const { DialedNumber = '', EffectiveTenantDialPlanName: name, Identity } = given;
    if (name === undefined && Identity === undefined) {
      throw invalid(context.cmdlet, 'Either Identity or EffectiveTenantDialPlanName must be given.');
    }
    const plan =
      name === undefined
        ? planOfUser(context, userOf(context, Identity ?? '', given.CallerNumber))
        : planByName(context, name);
    const rules = given.TenantScopeOnly === true ? plan.tenant : [...plan.tenant, ...plan.service];
    const rule = rules.find((one) => readPattern(context, one.Pattern).isMatch(DialedNumber));
    return [
      {
        RunspaceId: context.tenantId,
        TranslatedNumber:
          rule === undefined ? null : readPattern(context, rule.Pattern).replace(DialedNumber, rule.Translation),
        MatchingRule: rule === undefined ? null : text(rule),
      },
    ];
  },
});
