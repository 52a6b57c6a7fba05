import type { Alphabet } from '../automata/alphabet.ts';
import type { Budget } from '../automata/budget.ts';
import { type Language, select } from '../automata/language.ts';
import { labelsOf } from '../automata/machine.ts';
import { product } from '../automata/product.ts';
import { nameKey, type ReadyUser, type Voice } from '../compile.ts';
import type { NumberKind } from '../numbers/kinds.ts';
import { type Atom, patternAtom, patternKey } from './atoms.ts';
import { bothWays } from './both-ways.ts';
import { clickedMatter, takesClicked } from './clicked.ts';
import { colleagueAtom, type Holders, holdersOf } from './colleague-atom.ts';
import { type Decision, decider, emergencyPatterns, type Members } from './decide.ts';
import {
  beyondDepartures,
  changedTranslations,
  type DepartureBeyond,
  departureAtoms,
  departureKey,
} from './departure-atoms.ts';
import type { ExactChange, ExactResult } from './exact-result.ts';
import { createGround, type Ground } from './ground.ts';
import type { NotAnalysed } from './not-analysed.ts';
import { otherwiseThanTyped } from './otherwise-than-typed.ts';
import type { Population } from './populations.ts';
import { rulesInForce } from './rules.ts';
import { beyondTreatments, treatmentAtoms } from './treatment-atoms.ts';

/** Compares what becomes of every number that the populations can dial. */
export const compareExactly = (
  base: Voice,
  head: Voice,
  groups: readonly Population[],
  kinds: readonly NumberKind[],
  budget: Budget,
): ExactResult => {
  const ground = groundOf(base, head, groups, kinds, budget);
  const holders = holdersOf(base, head);
  const beyond = beyondDepartures(base, head, ground);
  const results = groups.flatMap((population): ExactResult[] => {
    const compared = (domain: Language) => comparePopulation(base, head, population, kinds, ground, holders, domain);
    const found = compared(ground.domain);
    const left = departuresLeft(head, population, beyond);
    const typed = left.length === 0 ? found : { ...found, notAnalysed: [...found.notAnalysed, ...left] };
    return ground.clicked ? [typed, otherwiseThanTyped(typed, compared(ground.clicked), ground.budget)] : [typed];
  });
  return {
    changes: results.flatMap(({ changes }) => changes),
    uncertain: results.flatMap(({ uncertain }) => uncertain),
    notAnalysed: results.flatMap(({ notAnalysed }) => notAnalysed),
  };
};

const kindKey = ({ name, home = '' }: NumberKind): string => `kind ${name} ${home}`;

const groundOf = (
  base: Voice,
  head: Voice,
  groups: readonly Population[],
  kinds: readonly NumberKind[],
  budget: Budget,
): Ground => {
  const users = groups.flatMap((population) => [population.base, population.head]);
  const rules = [...users.flatMap(rulesInForce), ...changedTranslations(base, head)];
  const patterns = users.flatMap((user) => [
    ...user.usages.flatMap(({ routes }) => routes.map(({ hit }) => hit.route.pattern)),
    ...emergencyPatterns(user).map(({ pattern }) => pattern),
  ]);
  const atomsOf = (alphabet: Alphabet): Atom[] => [
    ...patterns.map((pattern) => patternAtom(pattern, alphabet, budget)),
    ...kinds.map((kind): Atom => ({ key: kindKey(kind), machine: () => kind.language(alphabet), isShared: true })),
    colleagueAtom(base, head, alphabet, budget),
    ...departureAtoms(base, head, alphabet, budget),
    ...treatmentAtoms(base, head, alphabet, budget),
  ];
  const treatments = [...base.treatments, ...head.treatments].map(({ treatment }) => treatment.pattern);
  return createGround(rules, atomsOf, budget, clickedMatter(users) || treatments.some(takesClicked));
};

const comparePopulation = (
  base: Voice,
  head: Voice,
  population: Population,
  kinds: readonly NumberKind[],
  ground: Ground,
  holders: Holders,
  domain: Language,
): ExactResult => {
  const notAnalysed: NotAnalysed[] = [];
  const { users } = population;
  const leaveOut = (what: string, why: string) => notAnalysed.push({ what, why, users });
  const { machine, pairs } = bothWays(population, ground, leaveOut, domain);
  const clicked = domain === ground.clicked;
  const emergencyPlace = ({ user: { country } }: ReadyUser): number => {
    const kind = kinds.find(({ name, home }) => name === 'emergency' && home === country.toUpperCase());
    return kind ? ground.atoms.placeOf(kindKey(kind)) : -1;
  };
  const [was, is] = [population.base, population.head].map(emergencyPlace);
  const before = decider(base, population.base, ground.atoms, 'base', holders, was);
  const after = decider(head, population.head, ground.atoms, 'head', holders, is);
  const members = (way: number): Members => ground.atoms.combined.membersOf(ground.ways.at(way).result);

  const groups = new Map<string, Group>();
  const uncertain = new Map<string, Set<number>>();
  for (const label of labelsOf(machine)) {
    if (label === 0) continue;
    const pair = pairs.at(label - 1);
    const [was, is] = [before(members(pair.before)), after(members(pair.after))];
    if (pair.same === 'unknown' && was.key === is.key && was.kind !== 'dropped') {
      const [one, other] = [pair.before, pair.after].map((way) => ground.rules.at(ground.ways.at(way).rule));
      const what = `what rules ${quote(one?.pattern)} and ${quote(other?.pattern)} make of a number`;
      notAnalysed.push({ what, why: 'whether it is the same is no question for a machine', users });
      continue;
    }
    // Where a policy says what is sent, what the dial plan made of it is gone.
    const isFixed = was.emergency === true && is.emergency === true;
    const renumbered = !isFixed && pair.same === 'different' && was.kind !== 'dropped' && is.kind !== 'dropped';
    // Two numbers of one colleague ring the same person; two other colleagues' numbers don't.
    const stays = is.kind === 'treated' || is.kind === 'swallowed';
    const elsewhere = renumbered && !stays && (is.kind !== 'internal' || is.key === 'internal');
    const sentDifferently =
      was.kind === 'routed' &&
      is.fqdns.some((fqdn) => members(pair.after).has(ground.atoms.placeOf(departureKey(fqdn))));
    const changed = was.key !== is.key || elsewhere || sentDifferently;
    const [one, other] = [pair.before, pair.after].map((way) => ground.ways.at(way).rule);
    // Where one rule decides in both versions, what changes is what becomes of its results, and that is known.
    const doubts = one === other ? [] : [one, other].map((rule) => rule !== undefined && ground.rules.at(rule).doubt);
    if (!changed) {
      const why = doubts[1] || doubts[0];
      if (why && is.kind !== 'dropped') uncertain.set(why, (uncertain.get(why) ?? new Set()).add(label));
      continue;
    }
    // The SBC stays, and sends another number than it did.
    const another = renumbered || (was.key === is.key && sentDifferently);
    const key = `${was.key}\n${is.key}\n${another}`;
    const made = { before: was, after: is, renumbered: another, labels: new Set<number>(), doubts: new Map() };
    const group = groups.get(key) ?? made;
    group.labels.add(label);
    // How a call went before is past; of a change it counts how it goes from now on.
    if (doubts[1]) group.doubts.set(label, doubts[1]);
    groups.set(key, group);
  }
  notAnalysed.push(
    ...beyondRoutes(population, ground),
    ...beyondTreatments(base, head, ground.atoms).map((left) => ({ ...left, users })),
  );
  const changes = [...groups.values()].map(({ labels, doubts, ...group }): ExactChange => {
    const chosen = [...labels].map((label) => pairs.at(label - 1));
    const sameNumber = chosen.every(({ same }) => same === 'same');
    const results = new Set(chosen.map(({ after: way }) => ground.ways.at(way).result));
    // What is lost is what it was; everything else is what it is now.
    const told = group.after.kind === 'dropped' || group.after.kind === 'swallowed' ? 'before' : 'after';
    // Abroad, and an emergency number, is what is so where the users are, or were.
    const country = (told === 'before' ? population.base : population.head).user.country.toUpperCase();
    const asked = kinds.filter(({ home = country }) => home === country);
    const placeOfKind = (name: string): number => {
      const kind = asked.find((one) => one.name === name);
      return kind ? ground.atoms.placeOf(kindKey(kind)) : -1;
    };
    return {
      population,
      ...group,
      ofKind: (name) =>
        select(
          machine,
          (label) => labels.has(label) && isOfKind(name, members(pairs.at(label - 1)[told]), placeOfKind),
        ),
      kinds: kindsOf(
        asked,
        chosen.map((pair) => members(pair[told])),
        placeOfKind,
      ),
      dialled: select(machine, (label) => labels.has(label)),
      clicked,
      ...(sameNumber && !clicked && { numbers: numbersWith(ground, results) }),
      ...(doubts.size > 0 && {
        doubt: {
          of: doubts.size === labels.size ? ('all' as const) : ('some' as const),
          why: [...new Set(doubts.values())].join('; '),
        },
      }),
    };
  });
  return {
    changes,
    uncertain: [...uncertain].map(([why, labels]) => ({
      population,
      why,
      dialled: select(machine, (label) => labels.has(label)),
      clicked,
    })),
    notAnalysed: distinct(notAnalysed),
  };
};

/** Labels of numbers that change alike, with why that isn't certain of some. */
interface Group {
  readonly before: Decision;
  readonly after: Decision;
  readonly renumbered: boolean;
  readonly labels: Set<number>;
  readonly doubts: Map<number, string>;
}

const quote = (text: string | undefined): string => `"${text ?? ''}"`;

const distinct = (notes: readonly NotAnalysed[]): NotAnalysed[] => [
  ...new Map(notes.map((note) => [`${note.what}\n${note.why}`, note])).values(),
];

const numbersWith = (ground: Ground, results: ReadonlySet<number>): Language => {
  const all = ground.atoms.combined.machine;
  return select(
    product(ground.domain, all, (dialled, label) => (dialled === 1 && results.has(label) ? 1 : 0), ground.budget),
    (label) => label === 1,
  );
};

type PlaceOfKind = (name: string) => number;

/** An emergency number is that alone: +112 is no number abroad. */
const isOfKind = (name: string, members: Members, placeOf: PlaceOfKind): boolean => {
  const has = (kind: string): boolean => members.has(placeOf(kind));
  return has(name) && (name === 'emergency' || !has('emergency'));
};

const kindsOf = (
  kinds: readonly NumberKind[],
  sets: readonly Members[],
  placeOf: PlaceOfKind,
): ReadonlyMap<string, 'all' | 'some'> => {
  const result = new Map<string, 'all' | 'some'>();
  for (const { name } of kinds) {
    const holds = sets.filter((set) => isOfKind(name, set, placeOf)).length;
    if (holds > 0) result.set(name, holds === sets.length ? 'all' : 'some');
  }
  return result;
};

/** SBCs that the population's calls may leave by, of which it isn't known whether they send the same number as before. */
const departuresLeft = (
  { sbcs }: Voice,
  { head, users }: Population,
  beyond: readonly DepartureBeyond[],
): NotAnalysed[] => {
  const used = new Set(
    head.usages.flatMap(({ routes }) => routes.flatMap(({ hit }) => hit.route.sbcs.map((name) => nameKey(name)))),
  );
  return [...sbcs].flatMap(([key, { sbc }]) => {
    const left = beyond.find(({ fqdn }) => fqdn === sbc.fqdn.toLowerCase());
    if (left === undefined || !used.has(key)) return [];
    return [{ what: `translation rules of SBC "${sbc.name}" for called numbers`, why: left.why, users }];
  });
};

/** Routes that no machine can answer for are passed over, and named. */
const beyondRoutes = ({ base, head, users }: Population, ground: Ground): NotAnalysed[] =>
  [base, head].flatMap(({ usages }) =>
    usages.flatMap(({ routes }) =>
      routes.flatMap(({ hit: { route } }) => {
        const why = ground.atoms.beyond.get(patternKey(route.pattern));
        return why === undefined ? [] : [{ what: `route "${route.name}"`, why, users }];
      }),
    ),
  );
