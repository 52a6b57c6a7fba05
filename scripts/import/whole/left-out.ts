import type { About, Beyond } from '../../../live/beyond.ts';
import type { Said, TenantWords } from '../../../live/words/said.ts';
import { includesName, sameName } from '../../../providers/msteams/resources/same-name.ts';
import { name as typedName } from '../../../tenant/schema/name.ts';
import { translationLists } from '../../../tenant/translation-lists.ts';
import { isUnwritable, taken } from './writable.ts';

/** An object that no file can say whole, so that no file says it: a list is written whole, and the next `up` would delete the rest. */
export interface LeftOut {
  readonly about: About | 'PSTN usage';
  readonly name: string;
  /** A sentence each. */
  readonly reasons: readonly string[];
  /** It stands in the file all the same, as somebody else's. */
  readonly isOthers?: true;
  /** It names something that is left out. */
  readonly isByNeed?: true;
}

/** What of a tenant its files can say. */
export interface Sayable {
  readonly words: TenantWords;
  readonly leftOut: readonly LeftOut[];
}

/** About people, places and numbers nothing is left out: what can't be said of them is only told. */
const onlyTold: readonly About[] = ['user', 'number', 'network site'];

/** Objects that can be said whole; with one that can't go those that need it. */
export const sayable = ({ words, beyond }: Said<TenantWords>): Sayable => {
  const out: LeftOut[] = [
    ...[...Map.groupBy(beyond.filter(isInTheWay), ({ about, name }) => `${about} ${name.toLowerCase()}`).values()].map(
      (these) => ({ about: these[0]?.about ?? 'SBC', name: these[0]?.name ?? '', reasons: these.map(reasonOf) }),
    ),
    ...words.pstnUsages.flatMap(({ name }): LeftOut[] =>
      typedName.safeParse(name).success
        ? []
        : [
            {
              about: 'PSTN usage',
              name,
              reasons: ['Its name is empty, begins or ends with a space, or holds a control character.'],
            },
          ],
    ),
    ...taken(words.pstnUsages, ({ name }) => name).map(
      ({ name }): LeftOut => ({
        about: 'PSTN usage',
        name,
        reasons: ['Another has this name but for how its accents are written, and a file has each name once.'],
      }),
    ),
  ];
  for (const [about, entries] of textsOf(words)) {
    for (const entry of entries) {
      const text = unseenIn(entry);
      if (text === undefined || out.some((one) => one.about === about && sameName(one.name, nameIn(entry)))) continue;
      out.push({
        about,
        name: nameIn(entry),
        reasons: [`${JSON.stringify(text)} holds a character that nobody sees.`],
      });
    }
  }
  const isOut = (about: LeftOut['about']) => (name: string) =>
    out.some((one) => one.about === about && sameName(one.name, name));
  const needs: readonly [LeftOut['about'], (words: TenantWords) => readonly Needing[]][] = [
    [
      'SBC',
      ({ sbcs }) =>
        sbcs.map((sbc) => ({
          name: sbc.fqdn,
          of: 'translation rule',
          needed: translationLists.flatMap((list) => sbc[list] ?? []),
        })),
    ],
    [
      'voice route',
      ({ voiceRoutes, sbcs }) =>
        voiceRoutes.map((route) => ({
          name: route.name,
          of: 'SBC',
          needed: sbcs.flatMap(({ key, fqdn }) => (route.sbcs.includes(key) ? [fqdn] : [])),
        })),
    ],
    [
      'voice route',
      ({ voiceRoutes }) => voiceRoutes.map(({ name, pstnUsages }) => ({ name, of: 'PSTN usage', needed: pstnUsages })),
    ],
    [
      'voice routing policy',
      ({ voiceRoutingPolicies }) =>
        voiceRoutingPolicies.map(({ name, pstnUsages }) => ({ name, of: 'PSTN usage', needed: pstnUsages })),
    ],
    [
      'emergency call routing policy',
      ({ emergencyCallRoutingPolicies }) =>
        emergencyCallRoutingPolicies.map(({ name, numbers }) => ({
          name,
          of: 'PSTN usage',
          needed: numbers.map(({ usage }) => usage),
        })),
    ],
  ];
  for (const [about, list] of needs) {
    for (const { name, of, needed } of list(words)) {
      const missing = needed.find((one) => isOut(of)(one) || (of === 'PSTN usage' && !isSaid(words.pstnUsages, one)));
      if (missing === undefined || isOut(about)(name)) continue;
      out.push({ about, name, reasons: [`It names ${of} "${missing}", which the file has not.`], isByNeed: true });
    }
  }
  const rest = <Item>(about: LeftOut['about'], items: readonly Item[], nameOf: (item: Item) => string): Item[] =>
    items.filter((item) => !isOut(about)(nameOf(item)));
  const byName = ({ name }: { readonly name: string }) => name;
  const voiceRoutes = rest('voice route', words.voiceRoutes, byName);
  const voiceRoutingPolicies = words.voiceRoutingPolicies.flatMap((policy) =>
    asOthers('voice routing policy', policy, out, beyond),
  );
  const dialPlans = words.dialPlans.flatMap((plan) => asOthers('dial plan', plan, out, beyond));
  const isKept = ({ about, name }: LeftOut) =>
    (about === 'voice routing policy' && isSaid(voiceRoutingPolicies, name)) ||
    (about === 'dial plan' && isSaid(dialPlans, name));
  return {
    leftOut: out.map((one) => (isKept(one) ? { ...one, isOthers: true } : one)),
    words: {
      ...words,
      translationRules: rest('translation rule', words.translationRules, byName),
      sbcs: rest('SBC', words.sbcs, ({ fqdn }) => fqdn),
      pstnUsages: rest('PSTN usage', words.pstnUsages, byName),
      voiceRoutes,
      voiceRoutingPolicies,
      dialPlans,
      callingPolicies: rest('calling policy', words.callingPolicies, byName),
      emergencyCallRoutingPolicies: rest('emergency call routing policy', words.emergencyCallRoutingPolicies, byName),
      callerIdPolicies: rest('caller ID policy', words.callerIdPolicies, byName),
      unassignedNumbers: rest('treatment of unassigned numbers', words.unassignedNumbers, byName),
      blockedCallers: rest('blocked caller pattern', words.blockedCallers, byName),
      blockedCallerExemptions: rest('blocked caller exemption', words.blockedCallerExemptions, byName),
    },
  };
};

interface Needing {
  readonly name: string;
  readonly of: LeftOut['about'];
  readonly needed: readonly string[];
}

/** Global is nobody's object, and a setting that `up` never writes stays as it is. */
const isInTheWay = ({ about, name, isLeftAlone }: Beyond): boolean =>
  isLeftAlone !== true && !onlyTold.includes(about) && !sameName(name, 'Global');

const reasonOf = ({ field, value, why }: Beyond): string =>
  field === 'name' ? why : `${field}${value === undefined ? '' : ` ${JSON.stringify(value)}`}: ${why}`;

type Others = { readonly name: string; readonly description?: string | undefined; readonly existing?: true };

/**
 * What decides whom people can call is said as somebody else's where its name and its list can be: `up` never writes that, and it may
 * have no rules, or two of one name.
 */
const asOthers = <Entry extends Others>(
  about: LeftOut['about'],
  entry: Entry,
  out: readonly LeftOut[],
  beyond: readonly Beyond[],
): Entry[] => {
  if (!out.some((one) => one.about === about && sameName(one.name, entry.name))) return [entry];
  const wrong = beyond.filter((one) => one.about === about && sameName(one.name, entry.name) && isInTheWay(one));
  const isSayable = ({ field, value, why }: Beyond) =>
    field === 'description' ||
    (/^rules(?:\[\d+\]\.(?:pattern|translation))?$/.test(field) && value !== '') ||
    (/^rules\[\d+\]\.name$/.test(field) && why.startsWith('Another rule'));
  const { description: _, ...rest } = entry;
  if (
    wrong.length === 0 &&
    unseenIn({ ...rest }) === undefined &&
    out.every((one) => !one.isByNeed || !sameName(one.name, entry.name))
  )
    return [{ ...rest, existing: true } as Entry];
  return wrong.length > 0 && wrong.every(isSayable) && unseenIn(rest) === undefined
    ? [{ ...rest, existing: true } as Entry]
    : [];
};

/** The first text in an entry that a file may not hold: what nobody sees. */
const unseenIn = (value: unknown): string | undefined => {
  if (typeof value === 'string') return isUnwritable(value) ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.values(value)
    .map(unseenIn)
    .find((text) => text !== undefined);
};

type Named = { readonly name: string } | { readonly fqdn: string };

const nameIn = (entry: Named): string => ('fqdn' in entry ? entry.fqdn : entry.name);

const textsOf = (words: TenantWords): readonly (readonly [LeftOut['about'], readonly Named[]])[] => [
  ['translation rule', words.translationRules],
  ['SBC', words.sbcs],
  ['PSTN usage', words.pstnUsages.map(({ name }) => ({ name }))],
  ['voice route', words.voiceRoutes],
  ['voice routing policy', words.voiceRoutingPolicies],
  ['dial plan', words.dialPlans],
  ['calling policy', words.callingPolicies],
  ['emergency call routing policy', words.emergencyCallRoutingPolicies],
  ['caller ID policy', words.callerIdPolicies],
  ['treatment of unassigned numbers', words.unassignedNumbers],
  ['blocked caller pattern', words.blockedCallers],
  ['blocked caller exemption', words.blockedCallerExemptions],
];

/** Whether a name is among those that the words have. */
export const isSaid = (words: readonly { readonly name: string }[], name: string): boolean =>
  includesName(
    words.map((one) => one.name),
    name,
  );
