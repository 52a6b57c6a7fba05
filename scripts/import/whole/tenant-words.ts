import type { Beyond } from '../../../live/beyond.ts';
import type { WholeTenant } from '../../../live/read-whole.ts';
import type { LivePerson, LiveRows } from '../../../live/rows.ts';
import { callerIdPolicyOf } from '../../../live/words/caller-id-policies.ts';
import { callingPolicyOf } from '../../../live/words/calling-policies.ts';
import type { FileWords, TenantWords } from '../../../live/words/said.ts';
import { usagesOf } from '../../../live/words/usages.ts';
import { inWords } from '../../../live/words/words.ts';
import { includesName, sameName } from '../../../providers/msteams/resources/same-name.ts';
import type { PolicyField } from '../../../tenant/given-policies.ts';
import type { CallerIdPolicy, CallingPolicy, Global } from '../../../tenant/tenant.ts';
import { globalOf } from './global.ts';
import { groupsOf, type SaidGroups } from './groups.ts';
import { isSaid, type LeftOut, sayable } from './left-out.ts';
import { type People, peopleOf } from './people.ts';
import { sbcKeys } from './sbc-keys.ts';
import { usageOrder } from './usage-order.ts';
import { isGivable, isGivableToGroup } from './writable.ts';

/** A tenant as files of its own would say it, and what they can't. */
export interface ImportedWords {
  readonly words: TenantWords;
  readonly leftOut: readonly LeftOut[];
  /** What is told beside: settings that `up` leaves alone, Teams' own policies, places. */
  readonly told: readonly Beyond[];
  /** Teams' own policies, where they were written and the file can say them whole. */
  readonly global: Global | undefined;
  readonly groups: SaidGroups;
  readonly people: People;
}

/** Nothing is known of the tenant but itself: lists whose order means nothing are sorted, so that the next import says the same. */
export const importedWords = (
  { rows, groupNames, organisation }: WholeTenant,
  /** What the file refused of what was said before. */
  refused: readonly Beyond[] = [],
): ImportedWords => {
  const given = givenNames(rows);
  const nothing: FileWords = { ...noWords, country: '' };
  const usages = usageOrder(usagesOf(rows, nothing), rows.routes);
  const { words: all, beyond: unsaid } = inWords(rows, {
    ...nothing,
    pstnUsages: usages.map((name) => ({ name, routes: [] })),
    callingPolicies: rows.callingPolicies.flatMap((row): CallingPolicy[] =>
      describable(row.Identity, given('callingPolicy')) ? [{ ...callingPolicyOf(row), adopt: false }] : [],
    ),
    callerIdPolicies: rows.callerIdPolicies.flatMap((row): CallerIdPolicy[] =>
      describable(row.Identity, given('callerIdPolicy')) ? [{ ...callerIdPolicyOf(row), adopt: false }] : [],
    ),
  });
  const isOfGlobal = ({ name }: Beyond) => sameName(name, 'Global');
  const beyond = [...unsaid, ...refused.filter((one) => !isOfGlobal(one))];
  const { words, leftOut } = sayable({ words: withKeys(all), beyond });
  const saidBy = (isNameable: typeof isGivable) => ({
    voiceRoutingPolicy: (name: string) => isSaid(words.voiceRoutingPolicies, name),
    dialPlan: (name: string) => isSaid(words.dialPlans, name),
    callingPolicy: (name: string) => isNameable(name, words.callingPolicies),
    emergencyCallRoutingPolicy: (name: string) => isNameable(name, words.emergencyCallRoutingPolicies),
    callerIdPolicy: (name: string) => isNameable(name, words.callerIdPolicies),
  });
  const groups = groupsOf(rows.groupPolicies, groupNames, saidBy(isGivableToGroup));
  const people = peopleOf(rows, {
    groups: groups.groups,
    home: organisation.country,
    said: saidBy(isGivable),
  });
  const ofGlobal = globalOf(rows, words, { beyond: unsaid.filter(isOfGlobal), refused });
  const isOut = ({ about, name }: Beyond) => leftOut.some((one) => one.about === about && sameName(one.name, name));
  return {
    words: { ...words, country: people.country },
    leftOut,
    told: [
      ...beyond.filter((one) => one.about !== 'user' && one.about !== 'number' && !isOut(one) && !isOfGlobal(one)),
      ...ofGlobal.untold,
    ],
    global: ofGlobal.global,
    groups,
    people,
  };
};

const noWords = {
  translationRules: [],
  sbcs: [],
  pstnUsages: [],
  voiceRoutes: [],
  voiceRoutingPolicies: [],
  dialPlans: [],
  callingPolicies: [],
  emergencyCallRoutingPolicies: [],
  callerIdPolicies: [],
  unassignedNumbers: [],
  blockedCallers: [],
  blockedCallerExemptions: [],
  users: [],
};

/** Names of the policies of a type that people with a number, or groups, have. */
const givenNames =
  ({ people, groupPolicies }: LiveRows) =>
  (field: PolicyField & keyof LivePerson): readonly string[] => [
    ...new Set([
      ...people.flatMap((person) => (person[field] === undefined ? [] : [person[field].name])),
      ...groupPolicies.map(({ PolicyName }) => PolicyName.replace(/^tag:/i, '')),
    ]),
  ];

/** Policies that every tenant has: they can't be changed, so a file just names them. */
const ready = [
  'Global',
  'AllowCalling',
  'DisallowCalling',
  'AllowCallingPreventTollBypass',
  'AllowCallingPreventForwardingtoPhone',
];

const describable = (name: string, given: readonly string[]): boolean =>
  includesName(given, name) && !includesName(ready, name);

const withKeys = (words: TenantWords): TenantWords => {
  const keys = sbcKeys(words.sbcs.map(({ fqdn }) => fqdn));
  const keyOf = (key: string) => keys.get(key.toLowerCase()) ?? key;
  return {
    ...words,
    sbcs: words.sbcs.map((sbc) => ({ ...sbc, key: keyOf(sbc.fqdn) })),
    voiceRoutes: words.voiceRoutes.map((route) => ({ ...route, sbcs: route.sbcs.map(keyOf) })),
  };
};
