import { type Book, byUpn, type Entry, knownOf } from '../roster/book.ts';
import { sameName } from '../same-name.ts';

/** Teams' limit for one batch. */
const batchSize = 5000;

/** One user who is to have a policy, or, with `policy` missing, to lose the one we gave. */
export interface Assignment {
  readonly upn: string;
  readonly objectId: string;
  readonly policy?: string;
  /** With `policy` missing: what the user may have of ours. */
  readonly had?: readonly string[];
  /** What was seen, or by the last run's account is, with the user now; null: none of their own. Left out: nobody has looked. */
  readonly was?: string | null;
}

/** One user who is no longer named, and the policies that are ours to take away. */
export interface Leaver {
  readonly upn: string;
  readonly objectId: string;
  readonly policies: readonly string[];
}

/** Users who get the same policy in one operation. */
export interface PolicyBatch {
  /** Null takes away. */
  readonly policy: string | null;
  readonly users: readonly Assignment[];
}

/** The user has the policy by the last run's account, and nothing is on its way. */
const isSettled = (entry: Entry | undefined, policy: string): boolean =>
  entry?.has !== undefined && entry.pending.length === 0 && sameName(entry.has.value, policy);

/** Sign-in names that need a look: everyone else has what is asked, by the last run's own account. */
export const changedUsers = (policies: Readonly<Record<string, string>>, book: Book): string[] => {
  const known = byUpn(book);
  return Object.keys(policies).filter((upn) => {
    const [entry, namesake] = known.get(upn) ?? [];
    return namesake !== undefined || !isSettled(entry, policies[upn] ?? ''); // of two with one name Entra knows who has it
  });
};

/** Somebody who gets a policy. */
export type Gift = Assignment & { readonly policy: string };

/** Who gets a policy, and who was given one and is no longer named. */
export const planAssignments = (
  wanted: readonly Gift[],
  book: Book,
): { readonly assign: readonly Gift[]; readonly leavers: readonly Leaver[] } => {
  const named = new Set(wanted.map((one) => one.objectId));
  return {
    assign: wanted.filter((one) => !isSettled(book.get(one.objectId), one.policy)),
    leavers: [...book.values()].flatMap((entry) =>
      named.has(entry.objectId) ? [] : [{ upn: entry.upn, objectId: entry.objectId, policies: knownOf(entry) }],
    ),
  };
};

/** One batch per policy and 5,000 users; what is taken away comes last. */
export const toBatches = (assignments: readonly Assignment[]): PolicyBatch[] => {
  const groups = Map.groupBy(assignments, (one) => one.policy?.toLowerCase());
  return [...groups.values()]
    .toSorted((a, b) => Number(a[0]?.policy === undefined) - Number(b[0]?.policy === undefined))
    .flatMap((users) =>
      Array.from({ length: Math.ceil(users.length / batchSize) }, (_, at) => ({
        policy: users[0]?.policy ?? null,
        users: users.slice(at * batchSize, (at + 1) * batchSize),
      })),
    );
};
