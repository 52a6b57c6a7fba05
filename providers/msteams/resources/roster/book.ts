/** Given by this stack, or there before it: destroy takes back only what was made. */
export type How = 'made' | 'found';

/** What one roster knows of one user. */
export interface Entry {
  readonly upn: string;
  readonly objectId: string;
  /** What the user has, by the last run's account: a number, or a policy. */
  readonly has?: { readonly value: string; readonly how: How };
  /** What was asked for the user and may have arrived since: its end isn't known. */
  readonly pending: readonly string[];
}

/** Entries by object id: who a user is, whatever the sign-in name. */
export type Book = ReadonlyMap<string, Entry>;

/** How two values are told apart; policy names have no case. */
export type Same = (one: string, other: string) => boolean;

export const exactly: Same = (one, other) => one === other;

export const toBook = (entries: readonly Entry[]): Book => new Map(entries.map((entry) => [entry.objectId, entry]));

/** Entries by sign-in name in lower case; two people can have had one name. */
export const byUpn = (book: Book): ReadonlyMap<string, readonly Entry[]> => {
  const entries = new Map<string, Entry[]>();
  for (const entry of book.values()) {
    const others = entries.get(entry.upn);
    if (others === undefined) entries.set(entry.upn, [entry]);
    else others.push(entry);
  }
  return entries;
};

/** Everything that this stack gave to the user, or may have given. */
export const givenTo = ({ has, pending }: Entry): readonly string[] => [
  ...(has?.how === 'made' ? [has.value] : []),
  ...pending,
];

export const givenBy = (book: Book, objectId: string): readonly string[] => {
  const entry = book.get(objectId);
  return entry === undefined ? [] : givenTo(entry);
};

/** As `givenTo`, and what was found. */
export const knownOf = ({ has, pending }: Entry): readonly string[] => [
  ...(has === undefined ? [] : [has.value]),
  ...pending,
];
