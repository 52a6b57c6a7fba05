import type { Alphabet } from '../automata/alphabet.ts';
import type { Budget } from '../automata/budget.ts';
import { type Language, select } from '../automata/language.ts';
import { labelsOf } from '../automata/machine.ts';
import { product } from '../automata/product.ts';
import type { Voice } from '../compile.ts';
import type { NumberKind } from '../numbers/kinds.ts';
import { type Atom, patternAtom, patternKey } from './atoms.ts';
import { bothWays } from './both-ways.ts';
import { colleagueAtom, type Holders, holdersOf } from './colleague-atom.ts';
import { type Decision, decider, type Members } from './decide.ts';
import { changedTranslations, departureAtoms, departureKey } from './departure-atoms.ts';
import { createGround, type Ground } from './ground.ts';
import type { NotAnalysed } from './not-analysed.ts';
import type { Population } from './populations.ts';
import { rulesInForce } from './rules.ts';

/** Dialled numbers of one population that change alike. */
export interface ExactChange {
  readonly population: Population;
  readonly before: Decision;
  readonly after: Decision;
  /** The number that goes on is another one than before. */
  readonly renumbered: boolean;
  /** Kinds of numbers, by name, that all or some of the changed ones are. */
  readonly kinds: ReadonlyMap<string, 'all' | 'some'>;
  /** Those of the dialled numbers that are of a kind. */
  readonly ofKind: (name: string) => Language;
  /** What is dialled. */
  readonly dialled: Language;
  /** What it becomes, wherever that is the same before and after. */
  readonly numbers?: Language;
}

/** Everything that the comparison found, and what it had to leave out. */
export interface ExactResult {
  readonly changes: readonly ExactChange[];
  readonly notAnalysed: readonly NotAnalysed[];
}

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
  const results = groups.map((population) => comparePopulation(base, head, population, kinds, ground, holders));
  return {
    changes: results.flatMap(({ changes }) => changes),
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
  const patterns = users.flatMap(({ usages }) =>
    usages.flatMap(({ routes }) => routes.map(({ hit }) => hit.route.pattern)),
  );
  const atomsOf = (alphabet: Alphabet): Atom[] => [
    ...patterns.map((pattern) => patternAtom(pattern, alphabet, budget)),
    ...kinds.map((kind) => ({ key: kindKey(kind), machine: () => kind.language(alphabet) })),
    colleagueAtom(base, head, alphabet, budget),
    ...departureAtoms(base, head, alphabet, budget),
  ];
  return createGround(rules, atomsOf, budget);
};

const comparePopulation = (
  base: Voice,
  head: Voice,
  population: Population,
  kinds: readonly NumberKind[],
  ground: Ground,
  holders: Holders,
): ExactResult => {
  const notAnalysed: NotAnalysed[] = [];
  const { users } = population;
  const { machine, pairs } = bothWays(population, ground, (what, why) => notAnalysed.push({ what, why, users }));
  const before = decider(base, population.base, ground.atoms, 'base', holders);
  const after = decider(head, population.head, ground.atoms, 'head', holders);
  const members = (way: number): Members => ground.atoms.combined.membersOf(ground.ways.at(way).result);

  const groups = new Map<string, { before: Decision; after: Decision; renumbered: boolean; labels: Set<number> }>();
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
    const renumbered = pair.same === 'different' && was.kind !== 'dropped' && is.kind !== 'dropped';
    // Two numbers of one colleague ring the same person; two other colleagues' numbers don't.
    const elsewhere = renumbered && (is.kind !== 'internal' || is.key === 'internal');
    const sentDifferently =
      was.kind === 'routed' &&
      is.fqdns.some((fqdn) => members(pair.after).has(ground.atoms.placeOf(departureKey(fqdn))));
    const changed = was.key !== is.key || elsewhere || sentDifferently;
    if (!changed) continue;
    const key = `${was.key}\n${is.key}\n${renumbered}`;
    const group = groups.get(key) ?? { before: was, after: is, renumbered, labels: new Set() };
    group.labels.add(label);
    groups.set(key, group);
  }
  notAnalysed.push(...beyondRoutes(population, ground));
  const changes = [...groups.values()].map(({ labels, ...group }): ExactChange => {
    const chosen = [...labels].map((label) => pairs.at(label - 1));
    const sameNumber = chosen.every(({ same }) => same === 'same');
    const results = new Set(chosen.map(({ after: way }) => ground.ways.at(way).result));
    // What is lost is what it was; everything else is what it is now.
    const told = group.after.kind === 'dropped' ? 'before' : 'after';
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
      ...(sameNumber && { numbers: numbersWith(ground, results) }),
    };
  });
  return { changes, notAnalysed: distinct(notAnalysed) };
};

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
