import { sameName } from '../providers/msteams/resources/same-name.ts';
import type { GatewayRow } from '../providers/msteams/resources/tenant-objects.ts';
import { nameKey } from '../routing/compile.ts';
import type { GroupAssignment, Sbc, VoiceConfig, VoiceUser } from '../routing/config.ts';
import { servicePlan } from '../routing/service-plans.ts';
import type { LiveNumber, LivePerson, LiveRows } from './rows.ts';

/**
 * What a tenant says about calls, as it is now.
 *
 * What Teams doesn't know comes from the file: the SIP provider's domain, people's SIP URIs, SBCs' short keys, which SBC maps user
 * names, and carriers' trunks, which live in the carrier's tenant.
 */
export const liveConfig = (rows: LiveRows, file: VoiceConfig): VoiceConfig => {
  const countries = [...new Set(rows.people.map(({ country }) => country.toUpperCase()))];
  const keyOf = (fqdn: string): string => file.sbcs.find((sbc) => sameName(sbc.fqdn, fqdn))?.name ?? fqdn;
  return {
    users: usersOf(rows, file),
    dialPlans: rows.dialPlans.map((plan) => ({
      name: plan.Identity,
      rules: plan.NormalizationRules.map((rule) => ({
        name: rule.Name,
        pattern: rule.Pattern,
        translation: rule.Translation,
        internal: rule.IsInternalExtension,
      })),
    })),
    servicePlans: Object.fromEntries(
      countries.flatMap((country) => {
        const plan = servicePlan(country);
        return plan ? [[country, plan]] : [];
      }),
    ),
    voiceRoutingPolicies: rows.policies.map(({ Identity, OnlinePstnUsages }) => ({
      name: Identity,
      pstnUsages: OnlinePstnUsages,
    })),
    voiceRoutes: rows.routes.map((route) => ({
      name: route.Identity,
      pattern: route.NumberPattern,
      priority: route.Priority,
      pstnUsages: route.OnlinePstnUsages,
      sbcs: route.OnlinePstnGatewayList.map(keyOf),
    })),
    sbcs: sbcsOf(rows, file, keyOf),
    translationRules: rows.translationRules.map(({ Identity, Pattern, Translation }) => ({
      name: Identity,
      pattern: Pattern,
      translation: Translation,
    })),
    groupAssignments: groupAssignmentsOf(rows),
    inboundDomain: file.inboundDomain,
    inboundAddsPlus: file.inboundAddsPlus,
  };
};

/** The tenant's SBCs; then carriers' trunks, those that routes name and those of the file: the carrier's tenant has their settings. */
const sbcsOf = ({ gateways, routes }: LiveRows, file: VoiceConfig, keyOf: (fqdn: string) => string): Sbc[] => {
  const trunks = new Map(
    [
      ...routes.flatMap(({ OnlinePstnGatewayList }) => OnlinePstnGatewayList),
      ...file.sbcs.flatMap(({ derived, fqdn }) => (derived ? [fqdn] : [])),
    ].map((fqdn) => [nameKey(fqdn), fqdn]),
  );
  for (const { Identity } of gateways) trunks.delete(nameKey(Identity));
  const known = (fqdn: string) => ({
    name: keyOf(fqdn),
    fqdn,
    mapsUsernames: file.sbcs.find((sbc) => sameName(sbc.fqdn, fqdn))?.mapsUsernames ?? false,
  });
  return [
    ...gateways.map((gateway) => ({
      ...known(gateway.Identity),
      enabled: gateway.Enabled,
      translations: translationsOf(gateway),
    })),
    ...[...trunks.values()].map((fqdn) => ({ ...known(fqdn), derived: true })),
  ];
};

const translationsOf = (gateway: GatewayRow): Sbc['translations'] => ({
  inboundTeams: gateway.InboundTeamsNumberTranslationRules,
  inboundPstn: gateway.InboundPstnNumberTranslationRules,
  outboundTeams: gateway.OutboundTeamsNumberTranslationRules,
  outboundPstn: gateway.OutboundPstnNumberTranslationRules,
});

/** The inventory is right about numbers; a person's own record lags behind it. People last: they are the fuller entries. */
const usersOf = ({ people, numbers }: LiveRows, file: VoiceConfig): VoiceUser[] => {
  const main = (person: LivePerson): LiveNumber | undefined =>
    numbers.find(({ number, holder }) =>
      person.number === undefined ? holder !== undefined && sameName(holder, person.upn) : number === person.number,
    );
  const others = numbers.flatMap((row): VoiceUser[] =>
    row.holder === undefined || people.some((person) => main(person) === row && sameName(person.upn, row.holder ?? ''))
      ? []
      : [{ name: row.holder, number: row.number, country: '', skipsInternal: row.skipsInternal }],
  );
  return [
    ...others,
    ...people.map((person) => {
      const row = main(person);
      const lost = row !== undefined && (row.holder === undefined || !sameName(row.holder, person.upn));
      const known = file.users.find(({ name }) => sameName(name, person.upn));
      return {
        ...userOf(person),
        number: lost ? undefined : (row?.number ?? person.number),
        skipsInternal: row?.skipsInternal ?? false,
        sipUri: known?.sipUri,
        ccaip: known?.ccaip,
      };
    }),
  ];
};

const userOf = ({ upn, country, callingPlan, dialPlan, voiceRoutingPolicy, callingPolicy }: LivePerson): VoiceUser => ({
  name: upn,
  country,
  callingPlan,
  dialPlan: dialPlan?.group === undefined ? dialPlan?.name : undefined,
  voiceRoutingPolicy: voiceRoutingPolicy?.group === undefined ? voiceRoutingPolicy?.name : undefined,
  callingPolicy: callingPolicy?.name,
  groups: [dialPlan, voiceRoutingPolicy].flatMap((policy) => (policy?.group === undefined ? [] : [policy.group])),
});

const types = { dialPlan: 'TenantDialPlan', voiceRoutingPolicy: 'OnlineVoiceRoutingPolicy' } as const;

/** Only what is in force for somebody: an assignment that hasn't reached a person yet isn't theirs. */
const groupAssignmentsOf = ({ people, groupPolicies }: LiveRows): GroupAssignment[] =>
  people.flatMap((person) =>
    (['dialPlan', 'voiceRoutingPolicy'] as const).flatMap((kind): GroupAssignment[] => {
      const { name, group } = person[kind] ?? {};
      if (name === undefined || group === undefined) return [];
      const row = groupPolicies.find((one) => sameName(one.GroupId, group) && sameName(one.PolicyType, types[kind]));
      return [{ group, kind, assigned: name, rank: row?.Rank ?? 1 }];
    }),
  );
