/** A tenant whose own name is one that jobs of another go by. */
interface Mixed {
  readonly name: string;
  readonly of: string;
}

/** Environments of a tenant's jobs, and the group in which `again` waits for its turn, beside those that are called as the tenant is. */
const namesOf = (tenant: string): string[] => [
  ...['-preview', '-drift', '-again'].map((end) => `${tenant}${end}`),
  `again-${tenant}`,
];

/**
 * Tenants that can't be told apart by the names of environments and of concurrency groups, in which GitHub makes no difference of upper and lower case.
 *
 * Source: docs.github.com, Actions, "Managing environments for deployment" and "Control the concurrency of workflows and jobs".
 */
export const mixedNames = (tenants: readonly string[]): Mixed[] => {
  const byName = Map.groupBy(tenants, (name) => name.toLowerCase());
  return tenants.flatMap((of) => [
    ...namesOf(of.toLowerCase()).flatMap((taken) => (byName.get(taken) ?? []).map((name) => ({ name, of }))),
    ...(byName.get(of.toLowerCase()) ?? []).flatMap((name) => (name < of ? { name, of } : [])),
  ]);
};
