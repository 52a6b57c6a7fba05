import { countAll } from '../automata/count.ts';
import { describe } from '../automata/describe.ts';
import type { Language } from '../automata/language.ts';
import type { Voice } from '../compile.ts';
import { type NumberKind, numberKinds } from '../numbers/kinds.ts';
import { colleaguesDiffer } from './colleague-atom.ts';
import type { DialledChange, DialledComparison, NumberSet, ReachChange } from './comparison.ts';
import { changedTranslations } from './departure-atoms.ts';
import type { ExactChange } from './dialled-exact.ts';
import { exampleFrom } from './example.ts';
import type { NotAnalysed } from './not-analysed.ts';
import { type Population, populations } from './populations.ts';
import { sample } from './sample.ts';
import { compareWithinBudget } from './within-budget.ts';

/** What changes for the calls that users dial who are in both versions. */
export const compareDialled = (base: Voice, head: Voice): DialledComparison => {
  const anyone = colleaguesDiffer(base, head) || changedTranslations(base, head).length > 0;
  const groups = populations(base, head).filter(({ sameTexts }) => anyone || !sameTexts);
  const kinds = kindsFor(groups);
  const { changes, notAnalysed, unfinished } = compareWithinBudget(base, head, groups, kinds);
  const tooLarge = unfinished.map(
    ({ users }): NotAnalysed => ({
      what: 'all that these users dial',
      why: 'its patterns together have too many cases; patterns that are not anchored with ^ are the usual cause',
      users,
    }),
  );
  const left = new Set(notAnalysed.flatMap(({ users }) => users ?? []));
  const inDoubt = groups.filter((group) => unfinished.includes(group) || group.users.some((user) => left.has(user)));
  return {
    changes: together(changes).map((alike) => dialledChange(base, head, alike)),
    reach: reachChanges(base, head, changes, kinds),
    sampled: inDoubt.flatMap((group) => sample(base, head, group) ?? []),
    notAnalysed: joined([...tooLarge, ...notAnalysed]),
  };
};

const kindsFor = (groups: readonly Population[]): NumberKind[] => {
  const countries = groups.flatMap(({ base, head }) => [base.user.country, head.user.country]);
  return numberKinds(countries);
};

/** Changes that are the same for several populations. */
const together = (changes: readonly ExactChange[]): ExactChange[][] => {
  const found = new Map<string, ExactChange[]>();
  for (const change of changes) {
    const { before, after, renumbered, dialled } = change;
    const key = [before.key, after.key, renumbered, dialled.next.join(), dialled.out.join()].join('\n');
    found.set(key, [...(found.get(key) ?? []), change]);
  }
  return [...found.values()];
};

const dialledChange = (base: Voice, head: Voice, alike: readonly ExactChange[]): DialledChange => {
  const [first] = alike;
  if (!first) throw new Error('no change');
  const { before, after, renumbered, dialled, numbers, kinds, population } = first;
  return {
    users: alike.flatMap((change) => change.population.users),
    policies: policiesOf(head, alike),
    effect: effectOf(first),
    before: before.text,
    after: after.text,
    kinds: Object.fromEntries(kinds),
    dialled: numberSet(dialled),
    ...(numbers && !renumbered && { numbers: numberSet(numbers) }),
    example: exampleFrom(base, head, population, dialled),
  };
};

const effectOf = ({ before, after, renumbered }: ExactChange): DialledChange['effect'] => {
  if (after.kind === 'dropped') return 'lost';
  if (before.kind === 'dropped') return 'gained';
  return before.key === after.key && renumbered && before.kind !== 'internal' ? 'renumbered' : 'elsewhere';
};

const policiesOf = (head: Voice, alike: readonly ExactChange[]): string[] => {
  const users = alike.flatMap(({ population }) => population.users);
  return [...new Set(users.flatMap((user) => head.users.get(user.toLowerCase())?.policy.name ?? []))];
};

const reachChanges = (
  base: Voice,
  head: Voice,
  changes: readonly ExactChange[],
  kinds: readonly NumberKind[],
): ReachChange[] =>
  [...new Set(kinds.map(({ name }) => name))]
    .filter((name) => name !== 'emergency')
    .flatMap((name) =>
      (['gained', 'lost'] as const).flatMap((direction) =>
        changes
          .filter((change) => change.kinds.has(name) && effectOf(change) === direction)
          .map((change): ReachChange => {
            const dialled = change.ofKind(name);
            return {
              kind: name,
              direction,
              users: change.population.users,
              dialled: numberSet(dialled),
              example: exampleFrom(base, head, change.population, dialled),
            };
          }),
      ),
    );

const joined = (notes: readonly NotAnalysed[]): NotAnalysed[] => {
  const found = new Map<string, NotAnalysed>();
  for (const note of notes) {
    const key = `${note.what}\n${note.why}`;
    const known = found.get(key);
    found.set(key, { ...note, users: [...new Set([...(known?.users ?? []), ...(note.users ?? [])])] });
  }
  return [...found.values()];
};

/** A set of numbers in words, with its size. */
const numberSet = (language: Language): NumberSet => {
  const count = countAll(language);
  return { ...describe(language), ...(count !== undefined && { count: String(count) }) };
};
