import { countAll } from '../automata/count.ts';
import { describe } from '../automata/describe.ts';
import type { Language } from '../automata/language.ts';
import type { Voice } from '../compile.ts';
import type { VoiceUser } from '../config.ts';
import { extensionReason, extensionReasonBefore } from '../extension-cut.ts';
import { type NumberKind, numberKinds } from '../numbers/kinds.ts';
import { planReason } from '../plan-doubt.ts';
import { uncountedReason } from '../uncounted.ts';
import { withoutExtension } from './clicked.ts';
import { colleaguesDiffer } from './colleague-atom.ts';
import type {
  DialledChange,
  DialledComparison,
  Example,
  NumberSet,
  RangeDoubt,
  ReachChange,
  UncertainCalls,
} from './comparison.ts';
import { changedTranslations } from './departure-atoms.ts';
import type { ExactChange, ExactUncertain } from './exact-result.ts';
import { exampleFrom } from './example.ts';
import type { NotAnalysed } from './not-analysed.ts';
import { type Population, populations } from './populations.ts';
import { sample } from './sample.ts';
import { treatmentsDiffer } from './treatment-atoms.ts';
import { compareWithinBudget } from './within-budget.ts';

/** What changes for the calls that users dial who are in both versions; `more`: kinds of numbers of which reach is asked beside the usual ones. */
export const compareDialled = (base: Voice, head: Voice, more: readonly NumberKind[] = []): DialledComparison => {
  const anyone =
    colleaguesDiffer(base, head) || changedTranslations(base, head).length > 0 || treatmentsDiffer(base, head);
  const groups = populations(base, head).filter(({ sameTexts }) => anyone || !sameTexts);
  const kinds = [...kindsFor(groups), ...more];
  const { changes, uncertain, notAnalysed, unfinished } = compareWithinBudget(base, head, groups, kinds);
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
    uncertain: uncertainTogether(uncertain).map((alike) => uncertainCalls(base, head, alike)),
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
    const { before, after, renumbered, dialled, clicked } = change;
    const key = [String(clicked), before.key, after.key, renumbered, dialled.next.join(), dialled.out.join()].join(
      '\n',
    );
    found.set(key, [...(found.get(key) ?? []), change]);
  }
  return [...found.values()];
};

const dialledChange = (base: Voice, head: Voice, alike: readonly ExactChange[]): DialledChange => {
  const [first] = alike;
  if (!first) throw new Error('no change');
  const { before, after, renumbered, dialled, numbers, kinds, population } = first;
  const example = exampleFrom(base, head, population, dialled, first.clicked);
  return {
    users: alike.flatMap((change) => change.population.users),
    policies: policiesOf(head, alike),
    effect: effectOf(first),
    before: before.text,
    after: isOtherRecording(before, after) ? `${after.text}, another recording` : after.text,
    kinds: Object.fromEntries(kinds),
    dialled: setOf(first, dialled),
    ...(numbers && !renumbered && { numbers: numberSet(numbers) }),
    ...(example && { example }),
    ...(first.clicked && { withExtension: true as const }),
    ...(first.after.kind === 'swallowed' && effectOf(first) === 'lost' && { swallowed: true as const }),
    ...doubtOf(alike, example),
  };
};

/** Of changes that are the same for several populations, what isn't certain for all of them. */
const doubtOf = (alike: readonly ExactChange[], example: Example | undefined): { readonly doubt?: RangeDoubt } => {
  const order = example?.after.doubts.filter(({ kind }) => kind === 'emergency order') ?? [];
  const shown =
    planReason(order) ??
    (example && (extensionReason(example.after.doubts) ?? extensionReasonBefore(example.before.doubts)));
  const doubts = alike.flatMap(({ doubt, population: { head } }) => uncountedDoubt(head.user) ?? doubt ?? []);
  if (doubts.length === 0) return shown === undefined ? {} : { doubt: { of: 'some', why: shown } };
  const all = doubts.length === alike.length && doubts.every((doubt) => doubt.of === 'all');
  return { doubt: { of: all ? 'all' : 'some', why: [...new Set(doubts.map(({ why }) => why))].join('; ') } };
};

/** What else people have whom no file names is in no file either. */
const uncountedDoubt = (user: VoiceUser): RangeDoubt | undefined => {
  const why = uncountedReason(user, ['dial plan', 'voice routing policy']);
  return why === undefined ? undefined : { of: 'all', why };
};

const uncertainTogether = (uncertain: readonly ExactUncertain[]): ExactUncertain[][] => [
  ...Map.groupBy(uncertain, ({ why, dialled }) => [why, dialled.next.join(), dialled.out.join()].join('\n')).values(),
];

const uncertainCalls = (base: Voice, head: Voice, alike: readonly ExactUncertain[]): UncertainCalls => {
  const [first] = alike;
  if (!first) throw new Error('nothing is uncertain');
  const { population, why, dialled } = first;
  return {
    users: alike.flatMap((one) => one.population.users),
    why,
    dialled: setOf(first, dialled),
    example: exampleFrom(base, head, population, dialled, first.clicked),
    ...(first.clicked && { withExtension: true as const }),
  };
};

const effectOf = ({ before, after, renumbered }: ExactChange): DialledChange['effect'] => {
  if (after.kind === 'dropped') return 'lost';
  const [leftBefore, leaves] = [leavesTenant(before), leavesTenant(after)];
  // A number outside of the tenant that a treatment takes is reached no more.
  if (after.kind === 'swallowed') return leftBefore ? 'lost' : 'elsewhere';
  if (before.kind === 'swallowed') return leaves ? 'gained' : 'elsewhere';
  if (before.kind === 'dropped') return after.kind === 'treated' ? 'elsewhere' : 'gained';
  return before.key === after.key && renumbered && before.kind !== 'internal' ? 'renumbered' : 'elsewhere';
};

/** The same path, and another content. */
const isOtherRecording = (before: ExactChange['before'], after: ExactChange['after']): boolean =>
  (after.kind === 'treated' || after.kind === 'swallowed') && after.text === before.text;

const leavesTenant = ({ kind }: ExactChange['before']): boolean => kind === 'routed' || kind === 'calling plan';

const policiesOf = (head: Voice, alike: readonly ExactChange[]): string[] => {
  const users = alike.flatMap(({ population }) => population.users);
  const policyOf = (name: string): string[] => {
    const { user, policy } = head.users.get(name.toLowerCase()) ?? {};
    return policy === undefined || user?.uncounted?.unknown.includes('voice routing policy') ? [] : [policy.name];
  };
  return [...new Set(users.flatMap(policyOf))];
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
              dialled: setOf(change, dialled),
              example: exampleFrom(base, head, change.population, dialled, change.clicked),
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

/** Of numbers with an extension what stands before it is told, of which there may be any. */
const setOf = ({ clicked }: { readonly clicked: boolean }, numbers: Language): NumberSet =>
  clicked ? describe(withoutExtension(numbers)) : numberSet(numbers);

/** A set of numbers in words, with its size. */
const numberSet = (language: Language): NumberSet => {
  const count = countAll(language);
  return { ...describe(language), ...(count !== undefined && { count: String(count) }) };
};
