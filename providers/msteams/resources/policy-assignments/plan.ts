import type { PolicyAssignmentsState } from '../../schema/policy-assignments.ts';

/** Teams' limit for one batch. */
const batchSize = 5000;

/** One user who is to have a policy, or, with `policy` missing, to lose the one we gave. */
export interface Assignment {
  readonly upn: string;
  readonly objectId: string;
  readonly policy?: string;
}

/** Users who get the same policy in one operation. */
export interface PolicyBatch {
  /** Null takes away. */
  readonly policy: string | null;
  readonly users: readonly Assignment[];
}

/** Teams compares policy names without case. */
export const samePolicy = (a: string | undefined, b: string | undefined): boolean =>
  a?.toLowerCase() === b?.toLowerCase();

/** What the last run left, by object id. */
export const givenPolicies = (state: PolicyAssignmentsState): ReadonlyMap<string, { upn: string; policy: string }> =>
  new Map(
    Object.entries(state.policies).flatMap(([upn, policy]) => {
      const objectId = state.objectIds[upn];
      return objectId === undefined ? [] : [[objectId, { upn, policy }]];
    }),
  );

/** Sign-in names that need a look: everyone else has what is asked, by the last run's own account. */
export const changedUsers = (policies: Readonly<Record<string, string>>, state: PolicyAssignmentsState): string[] =>
  Object.keys(policies).filter(
    (upn) => state.objectIds[upn] === undefined || !samePolicy(policies[upn], state.policies[upn]),
  );

/** Who gets a policy, and who was given one and is no longer named. */
export const planAssignments = (
  wanted: readonly Required<Assignment>[],
  state: PolicyAssignmentsState,
): { readonly assign: readonly Assignment[]; readonly leavers: readonly Required<Assignment>[] } => {
  const given = givenPolicies(state);
  const named = new Set(wanted.map((one) => one.objectId));
  return {
    assign: wanted.filter((one) => !samePolicy(given.get(one.objectId)?.policy, one.policy)),
    leavers: [...given].flatMap(([objectId, one]) => (named.has(objectId) ? [] : [{ objectId, ...one }])),
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

/** Builds a state entry by entry. */
export const toPolicyState = (
  policyType: string,
  entries: readonly Required<Assignment>[],
): PolicyAssignmentsState => ({
  policyType,
  policies: Object.fromEntries(entries.map(({ upn, policy }) => [upn, policy])),
  objectIds: Object.fromEntries(entries.map(({ upn, objectId }) => [upn, objectId])),
});
