import { nameKey } from '../compile.ts';
import type { Rewrite } from '../config.ts';
import { matcherFor, withinSteps } from '../matching/matcher.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { impossibleCharacter } from './matching-numbers.ts';
import { canBeNumber, meantTranslation } from './meant-translation.ts';
import { becauseOf } from './rule-never-chosen.ts';
import { calledNumbers, note, type Uses } from './translation-uses.ts';

/** Translation rules that no SBC names, that no number matches, or that do nothing where an SBC names them. */
export const translationFindings = (facts: Facts): Finding[] => {
  const { translationRules, sbcs } = facts.voice.config;
  if (translationRules.length === 0) return [];
  const impossible = translationRules.flatMap(matchesNothing);
  const told = new Set(impossible.map(({ part }) => ('name' in part ? nameKey(part.name) : '')));
  const rules = translationRules.filter(({ name }) => !told.has(nameKey(name)));
  const listed = new Set(sbcs.flatMap(({ translations }) => Object.values(translations ?? {}).flat()).map(nameKey));
  const out = calledNumbers(facts);
  return [
    ...impossible,
    ...translationRules.flatMap(makesNoNumber),
    ...rules.filter(({ name }) => !listed.has(nameKey(name))).map(inNoList),
    ...sbcs.flatMap((sbc) => {
      const of = (list: 'outboundPstn' | 'outboundTeams', uses: Uses | undefined): Finding[] =>
        uses === undefined
          ? []
          : (sbc.translations?.[list] ?? []).flatMap((name) => {
              const rule = rules.find((one) => nameKey(one.name) === nameKey(name));
              return rule === undefined ? [] : idle(rule, { sbc: sbc.name, list, uses });
            });
      return [...of('outboundPstn', out?.get(sbc.name)), ...of('outboundTeams', callersNumbers(facts, sbc.name))];
    }),
  ];
};

const partOf = ({ name }: Rewrite) => ({ kind: 'translation rule', name }) as const;

const matchesNothing = (rule: Rewrite): Finding[] => {
  const because = impossibleCharacter(rule.pattern, []);
  if (because === undefined) return [];
  return [
    {
      kind: 'translation-rule-idle',
      level: 'error',
      certainty: 'proved',
      part: partOf(rule),
      why: 'The character stands for itself there, and no number that passes an SBC holds it.',
      ...becauseOf(because, `Translation rule "${rule.name}"`, rule.pattern),
    },
  ];
};

const makesNoNumber = (rule: Rewrite): Finding[] => {
  if (canBeNumber(rule.translation)) return [];
  const meant = meantTranslation(rule.translation);
  return [
    {
      kind: 'translation-rule-idle',
      level: 'error',
      certainty: 'proved',
      part: partOf(rule),
      what: `Translation rule "${rule.name}" makes no number: ${rule.translation}.`,
      why: 'Teams takes what a rule makes for a number: digits, with a + before them or ;ext= and digits behind.',
      fix: meant === undefined ? 'correct the translation.' : `write ${meant}.`,
    },
  ];
};

const inNoList = (rule: Rewrite): Finding => ({
  kind: 'translation-rule-in-no-list',
  level: 'warning',
  certainty: 'proved',
  part: partOf(rule),
  what: `Translation rule "${rule.name}" is in no list of an SBC.`,
  why: 'A rule does nothing by itself: an SBC names it in inboundTeams, inboundPstn, outboundPstn or outboundTeams.',
  fix: 'name it in a list of an SBC, or remove it.',
});

interface Where {
  readonly sbc: string;
  readonly list: 'outboundPstn' | 'outboundTeams';
  readonly uses: Uses;
}

const numbersOf = {
  outboundPstn: 'no number that these users call by it, as their dial plans make it,',
  outboundTeams: 'no number of a user in users.csv',
} as const;

const idle = (rule: Rewrite, { sbc, list, uses }: Where): Finding[] => {
  const is = (names: ReadonlySet<string>): boolean => [...names].some((name) => nameKey(name) === nameKey(rule.name));
  if (is(uses.first)) return [];
  const base = { kind: 'translation-rule-idle', level: 'warning', certainty: 'proved', part: partOf(rule) } as const;
  const subject = `Translation rule "${rule.name}" in ${list} of SBC "${sbc}"`;
  if (is(uses.matching)) {
    return [
      {
        ...base,
        what: `${subject} never applies: rules before it in the list take every number that it matches.`,
        why: 'Of a list the first rule that matches applies, and no other.',
        fix: 'move it up in the list, or take it off.',
      },
    ];
  }
  const others = [...uses.matching].filter((name) => !uses.first.has(name)).map((name) => `"${name}"`);
  return [
    {
      ...base,
      what: `${subject} never applies: ${numbersOf[list]} matches ${rule.pattern}.`,
      why: 'The list sees numbers as they leave Teams, not as they are dialled or written at the carrier.',
      fix:
        others.length === 0
          ? 'correct the pattern, or take it off the list.'
          : `take it off the list; ${others.join(', ')} matches such numbers: did you mean that?`,
    },
  ];
};

/** The same of who calls: numbers of the file's users, each tried. */
const callersNumbers = ({ voice, tenant }: Facts, key: string): Uses | undefined => {
  const { translationRules, sbcs } = voice.config;
  const listed = sbcs.find(({ name }) => name === key)?.translations?.outboundTeams ?? [];
  if (listed.length === 0 || tenant.users.length === 0) return undefined;
  const uses: Uses = { matching: new Set(), first: new Set() };
  const matchers = translationRules.map(({ name, pattern }) => ({ name, pattern, matcher: matcherFor(pattern) }));
  for (const { number } of tenant.users) {
    const matching: string[] = [];
    for (const { name, pattern, matcher } of matchers) {
      const answer = 'test' in matcher ? withinSteps(pattern, () => matcher.test(number)) : undefined;
      // What a pattern does that isn't modelled isn't known, so nothing is said of the list.
      if (typeof answer !== 'boolean') return undefined;
      if (answer) matching.push(name);
    }
    note(uses, matching, listed);
  }
  return uses;
};
