import type { Book, Entry, Same } from './book.ts';
import type { ChangeLine, JournalLine } from './journal-line.ts';

/** What a journal says that this stack gave, or may have given, to a user. */
export interface Claim {
  readonly upn: string;
  readonly objectId: string;
  readonly values: readonly string[];
}

export type Claims = ReadonlyMap<string, Claim>;

/** A user has one value at a time, so what was done outdates what came before. */
const after = (before: readonly string[], { to, step }: ChangeLine): readonly string[] => {
  if (step === 'done') return to === null ? [] : [to];
  if (to === null || step === 'back') return before;
  const others = before.filter((value) => value !== to);
  return step === 'failed' ? others : [...others, to];
};

/** What is open after the last line. `digest` is that of the state that the engine keeps. */
export const claimsOf = (
  lines: readonly JournalLine[],
  at: { readonly tenant: string; readonly digest: string },
): Claims => {
  const claims = new Map<string, Claim>();
  for (const line of lines) {
    if (line.step === 'state') {
      if (line.digest === at.digest) claims.clear(); // the engine has kept all that came before
    } else if (line.tenant === at.tenant) {
      const { user: objectId, upn } = line;
      const values = after(claims.get(objectId)?.values ?? [], line);
      if (values.length === 0) claims.delete(objectId);
      else claims.set(objectId, { upn, objectId, values });
    }
  }
  return claims;
};

/** A book with what only the journal knows as pending, and those users by themselves. */
export const withClaims = (
  book: Book,
  claims: Claims,
  same: Same,
): { readonly book: Book; readonly onlyJournal: readonly Claim[] } => {
  if (claims.size === 0) return { book, onlyJournal: [] };
  const merged = new Map<string, Entry>(book);
  const onlyJournal: Claim[] = [];
  for (const [objectId, { upn, values }] of claims) {
    const known = merged.get(objectId) ?? { upn, objectId, pending: [] };
    const { has } = known;
    const isOurs = has !== undefined && values.some((value) => same(value, has.value));
    const more = values.filter(
      (value) => !(has !== undefined && same(value, has.value)) && !known.pending.some((one) => same(one, value)),
    );
    merged.set(objectId, {
      ...known,
      ...(isOurs ? { has: { ...has, how: 'made' as const } } : {}),
      pending: [...known.pending, ...more],
    });
    if (more.length > 0) onlyJournal.push({ upn, objectId, values: more });
  }
  return { book: merged, onlyJournal };
};
