import { sameName } from '../providers/msteams/resources/same-name.ts';
import { shownPart } from '../routing/caller-id.ts';
import type { GroupAssignment, VoiceConfig, VoiceUser } from '../routing/config.ts';
import { blockedOf, fromTenant } from '../routing/from-tenant.ts';
import { servicePlan } from '../routing/service-plans.ts';
import { decidingPart } from '../routing/who-answers.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { holdingsOf } from './numbers.ts';
import type { LiveRows } from './rows.ts';
import { callerIdPolicyOf } from './words/caller-id-policies.ts';
import { callingPolicyOf } from './words/calling-policies.ts';
import { rulesOf } from './words/dial-plans.ts';
import { numbersOf } from './words/emergency-policies.ts';
import { isGlobal } from './words/global.ts';
import type { TenantWords } from './words/said.ts';

/**
 * What a tenant says about calls, as it is now: its words, and what decides calls that they can't say (Global, groups,
 * Calling Plans, usage locations, numbers of people whom the file doesn't know).
 *
 * Where CCAIP calls, only the file knows.
 */
export const liveConfig = (rows: LiveRows, words: TenantWords, file: Tenant): VoiceConfig => {
  // Global is as it is, whatever the file makes of it.
  const { global: _, ...rest } = file;
  const said = fromTenant({ ...rest, ...words });
  const countries = rows.people.map(({ country }) => country.toUpperCase());
  const priority = new Map(rows.routes.map(({ Identity, Priority }) => [Identity.toLowerCase(), Priority]));
  return {
    ...said,
    users: usersOf(rows, said),
    servicePlans: Object.fromEntries(
      [...new Set(countries)].flatMap((country) => {
        const plan = servicePlan(country);
        return plan ? [[country, plan]] : [];
      }),
    ),
    unreadGlobalPlan: false,
    unreadHolders: false,
    unreadGlobalPolicy: false,
    ...(rows.callingPolicies.length > 0 && {
      callingPolicies: rows.callingPolicies.map((row) => decidingPart(callingPolicyOf(row))),
    }),
    ...(rows.callerIdPolicies.length > 0 && {
      callerIdPolicies: rows.callerIdPolicies.map((row) => shownPart(callerIdPolicyOf(row))),
    }),
    ...(rows.blockedCallers.length > 0 && {
      blockedCallers: {
        ...blockedOf(words),
        isOff: !rows.blocksCallers,
        answers: rows.blockedAnswers,
      },
    }),
    ...(rows.emergencyPolicies.length > 0 && {
      emergencyPolicies: [
        ...(said.emergencyPolicies ?? []),
        ...rows.emergencyPolicies.flatMap((row) =>
          isGlobal(row.Identity) ? [{ name: 'Global', numbers: numbersOf(row, words) }] : [],
        ),
      ],
    }),
    ...(rows.networkSites.length > 0 && {
      networkSites: rows.networkSites.map(({ Identity: name, EmergencyCallRoutingPolicy: policy }) => ({
        name,
        policy,
      })),
    }),
    dialPlans: [
      ...said.dialPlans,
      ...rows.dialPlans.flatMap((row) => (isGlobal(row.Identity) ? [{ name: 'Global', rules: rulesOf(row) }] : [])),
    ],
    voiceRoutingPolicies: [
      ...said.voiceRoutingPolicies,
      ...rows.policies.flatMap(({ Identity, OnlinePstnUsages: pstnUsages }) =>
        isGlobal(Identity) ? [{ name: 'Global', pstnUsages }] : [],
      ),
    ],
    voiceRoutes: said.voiceRoutes.map((route) => ({
      ...route,
      priority: priority.get(route.name.toLowerCase()) ?? route.priority,
    })),
    // All lists were read.
    sbcs: said.sbcs.map(({ unknownLists: _, ...sbc }) => sbc),
    groupAssignments: groupAssignmentsOf(rows),
    inboundAddsPlus: fromTenant(file).inboundAddsPlus,
  };
};

/** Who holds a number without being asked for, then the people: the fuller entries come last. */
const usersOf = (rows: LiveRows, said: VoiceConfig): VoiceUser[] => {
  const byName = new Map(said.users.map((user) => [user.name.toLowerCase(), user]));
  const holdings = holdingsOf(rows);
  const told = new Set(holdings.map(({ row }) => row));
  return [
    ...rows.numbers.flatMap((row): VoiceUser[] =>
      row.holder === undefined || told.has(row)
        ? []
        : [{ name: row.holder, number: row.number, country: '', skipsInternal: row.skipsInternal }],
    ),
    ...holdings.map(({ person, row }): VoiceUser => {
      const { upn, country, callingPlan, dialPlan, voiceRoutingPolicy, callingPolicy, callerIdPolicy } = person;
      const own = rows.ownSettings?.get(upn.toLowerCase());
      const emergencyPolicy = person.emergencyCallRoutingPolicy?.name;
      return {
        name: upn,
        dialPlan: dialPlan?.group === undefined ? dialPlan?.name : undefined,
        voiceRoutingPolicy: voiceRoutingPolicy?.group === undefined ? voiceRoutingPolicy?.name : undefined,
        ...byName.get(upn.toLowerCase()),
        country,
        callingPlan,
        skipsInternal: row?.skipsInternal ?? false,
        callingPolicy: callingPolicy?.name,
        callerIdPolicy: callerIdPolicy?.name,
        ...(own && { own }),
        ...(emergencyPolicy !== undefined && { emergencyPolicy }),
        groups: [dialPlan, voiceRoutingPolicy].flatMap((policy) => (policy?.group === undefined ? [] : [policy.group])),
      };
    }),
  ];
};

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
