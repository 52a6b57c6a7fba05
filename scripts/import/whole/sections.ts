import { isDeepStrictEqual } from 'node:util';
import type { TenantWords } from '../../../live/words/said.ts';
import { givenPolicies } from '../../../tenant/given-policies.ts';
import type { NormalizationRule, Sbc, UnassignedNumbers, VoiceRoute } from '../../../tenant/tenant.ts';
import { defaultEntry, type WordedKind } from '../../../tenant/words.ts';
import type { SaidGroup } from './groups.ts';
import type { SaidSite } from './sites.ts';
import type { Plain, PlainMap } from './yaml-text.ts';

type Values = Readonly<Record<string, unknown>>;

const short = (pairs: PlainMap['pairs']): PlainMap => ({ pairs, isShort: true });

/** What of an entry a file has to say: what isn't its default. `adopt` isn't, since what is there is imported. */
const settings = (kind: WordedKind, entry: object, but: readonly string[]): PlainMap['pairs'] => {
  const defaults = defaultEntry(kind) as Values;
  return Object.entries(entry).flatMap(([word, value]): (readonly [string, Plain])[] =>
    value === undefined ||
    ['name', 'adopt', 'existing', ...but].includes(word) ||
    (Array.isArray(value) && value.length === 0 && defaults[word] === undefined) ||
    isDeepStrictEqual(value, defaults[word])
      ? []
      : [[word, value as Plain]],
  );
};

const byName = <Entry extends { readonly name: string }>(entries: readonly Entry[]): Entry[] =>
  entries.toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));

const named = <Entry extends { readonly name: string }>(
  entries: readonly Entry[],
  of: (entry: Entry) => Plain,
): PlainMap => ({
  pairs: byName(entries).map((entry) => [entry.name, of(entry)]),
});

const sbc = (entry: Sbc): PlainMap =>
  entry.derived
    ? short([
        ['fqdn', entry.fqdn],
        ['derived', true],
      ])
    : short([
        ['fqdn', entry.fqdn],
        ['port', entry.port],
        ...settings('Sbc', entry, ['key', 'fqdn', 'port', 'derived', 'mapsUsernames', 'drainFor']),
      ]);

const route = ({ name, pattern, sbcs, pstnUsages: [, ...alsoIn], description }: VoiceRoute): PlainMap =>
  short([
    ['route', name],
    ['pattern', pattern],
    ['sbcs', sbcs],
    ...(alsoIn.length > 0 ? [['alsoIn', alsoIn] as const] : []),
    ...(description === undefined ? [] : [['description', description] as const]),
  ]);

const rule = ({ name, pattern, translation, internal, description }: NormalizationRule): PlainMap =>
  short([
    ['name', name],
    ['pattern', pattern],
    ['translation', translation],
    ...(internal ? [['internal', true] as const] : []),
    ...(description ? [['description', description] as const] : []),
  ]);

const treatment = ({ name, pattern, user, account, description }: UnassignedNumbers): PlainMap =>
  short([
    ['name', name],
    ['pattern', pattern],
    ...(user === undefined ? [] : [['user', user] as const]),
    ...(account === undefined ? [] : [['account', account] as const]),
    ...(description === undefined ? [] : [['description', description] as const]),
  ]);

const group = (entry: SaidGroup): PlainMap =>
  short([
    ['group', entry.name],
    ...givenPolicies.flatMap(({ word, field }) => {
      const policy = entry[field];
      return policy === undefined ? [] : [[word, policy] as const];
    }),
  ]);

const site = ({ country, group: ofGroup }: SaidSite): PlainMap =>
  short([
    ...(country === undefined ? [] : [['country', country] as const]),
    ...(ofGroup === undefined ? [] : [['group', ofGroup] as const]),
  ]);

/** The sections about voice, each with what it says; one that would be empty and may be left out is missing. */
export const sectionsOf = (
  words: TenantWords,
  { groups, sites }: { readonly groups: readonly SaidGroup[]; readonly sites: readonly SaidSite[] },
): readonly (readonly [string, PlainMap | readonly Plain[]])[] => {
  const some = (name: string, of: PlainMap | readonly Plain[]) =>
    ('pairs' in of ? of.pairs : of).length === 0 ? [] : [[name, of] as const];
  const routesUnder = (usage: string) => words.voiceRoutes.filter(({ pstnUsages: [first] }) => first === usage);
  const sbcs = words.sbcs.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return [
    ...some(
      'translationRules',
      named(words.translationRules, (entry) => short(settings('TranslationRule', entry, []))),
    ),
    ['sbcs', { pairs: sbcs.map((entry) => [entry.key, sbc(entry)]) }],
    ['pstnUsages', { pairs: words.pstnUsages.map(({ name }) => [name, routesUnder(name).map(route)]) }],
    [
      'voiceRoutingPolicies',
      named(words.voiceRoutingPolicies, ({ pstnUsages, description, existing }) =>
        description === undefined && existing !== true
          ? pstnUsages
          : short([
              ['pstnUsages', pstnUsages],
              ...(existing === true ? [['existing', true] as const] : []),
              ...(description === undefined ? [] : [['description', description] as const]),
            ]),
      ),
    ],
    ...some(
      'dialPlans',
      named(words.dialPlans, ({ rules, description, existing }) =>
        description === undefined && existing !== true
          ? rules.map(rule)
          : {
              pairs: [
                ...(existing === true ? [['existing', true] as const] : []),
                ...(description === undefined ? [] : [['description', description] as const]),
                ['rules', rules.map(rule)] as const,
              ],
            },
      ),
    ),
    ...some(
      'emergencyCallRoutingPolicies',
      named(words.emergencyCallRoutingPolicies, ({ numbers, ...entry }) => ({
        pairs: [
          [
            'numbers',
            numbers
              .toSorted((one, other) => (one.dial < other.dial ? -1 : 1))
              .map(({ dial, masks, usage }) =>
                short([
                  ['dial', dial],
                  ...(masks.length > 0 ? [['masks', masks.toSorted()] as const] : []),
                  ['usage', usage],
                ]),
              ),
          ],
          ...settings('EmergencyCallRoutingPolicy', entry, []),
        ],
      })),
    ),
    ...some(
      'callingPolicies',
      named(words.callingPolicies, (entry) => ({ pairs: settings('CallingPolicy', entry, []) })),
    ),
    ...some(
      'callerIdPolicies',
      named(words.callerIdPolicies, (entry) => short(settings('CallerIdPolicy', entry, []))),
    ),
    ...some('groups', groups.map(group)),
    ...some('unassignedNumbers', words.unassignedNumbers.map(treatment)),
    ...some(
      'blockedCallers',
      named(words.blockedCallers, (entry) => short(settings('BlockedCaller', entry, []))),
    ),
    ...some(
      'blockedCallerExemptions',
      named(words.blockedCallerExemptions, (entry) => short(settings('BlockedCallerExemption', entry, []))),
    ),
    ...some('sites', { pairs: sites.map((entry) => [entry.name, site(entry)]) }),
  ];
};
