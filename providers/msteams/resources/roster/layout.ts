import { lineOf, type Values, writeAsked, writeLines } from './asked.ts';
import type { Book, Entry } from './book.ts';

/** A roster's outputs, beside what is small: one text, because 10,000 entries of a map cost the engine ten times as much. */
export interface RosterState {
  readonly users: string;
}

/** The outputs of version 0.1.0: two maps by sign-in name. */
interface OldState {
  readonly objectIds: Readonly<Record<string, string>>;
  readonly numbers?: Readonly<Record<string, string>>;
  readonly policies?: Readonly<Record<string, string>>;
}

export const isOldState = (state: object): state is OldState => 'objectIds' in state;

const pendingMark = 'pending';

const linesOf = ({ upn, objectId, has, pending }: Entry): string[] => [
  ...(has === undefined ? [] : [`${upn} ${objectId} ${has.how} ${has.value}`]),
  ...pending.map((value) => `${upn} ${objectId} ${pendingMark} ${value}`),
];

/** One line for each thing that is known of a user: `ada@contoso.com <object id> made +31205552101`. */
export const writeBook = (entries: Iterable<Entry>): string => [...entries].flatMap(linesOf).sort().join('\n');

/** What each user has, in the form in which it is asked; what is pending stands in a line that nobody can ask. */
export const writeValues = (entries: Iterable<Entry>): string =>
  writeLines(
    [...entries].flatMap(({ upn, has, pending }) => [
      ...(has === undefined ? [] : [lineOf(upn, has.value)]),
      ...pending.map((value) => `${upn}\t${pendingMark} ${value}`),
    ]),
  );

/** The arguments that a book tells, of a refresh or of an import, which has none before. */
export const readAs = (before: Values | string | undefined, book: Book): string => {
  const has = Object.fromEntries(
    [...book.values()].flatMap((entry) => (entry.has === undefined ? [] : [[entry.upn, entry.has.value]])),
  );
  return writeAsked(has, before === undefined || (typeof before === 'string' && before.startsWith('{')));
};

const oldBook = ({ objectIds, numbers, policies = {} }: OldState): Book =>
  new Map(
    Object.entries(numbers ?? policies).flatMap(([upn, value]) => {
      const objectId = objectIds[upn];
      // Which of them were there before was not kept: they count as ours, as they did.
      return objectId === undefined
        ? []
        : [[objectId, { upn, objectId, has: { value, how: 'made' as const }, pending: [] }]];
    }),
  );

/** What a state tells, also one of version 0.1.0. */
export const readBook = (state: RosterState | OldState | undefined): Book => {
  if (state === undefined) return new Map();
  if (isOldState(state)) return oldBook(state);
  const book = new Map<string, Entry>();
  for (const line of state.users === '' ? [] : state.users.split('\n')) {
    const [upn = '', objectId = '', how = '', ...words] = line.split(' ');
    const value = words.join(' ');
    const known = book.get(objectId) ?? { upn, objectId, pending: [] };
    book.set(
      objectId,
      how === pendingMark
        ? { ...known, pending: [...known.pending, value] }
        : { ...known, has: { value, how: how === 'found' ? 'found' : 'made' } },
    );
  }
  return book;
};
