/** GitHub takes no more jobs in one matrix. Source: docs.github.com, Actions, "Running variations of jobs in a workflow". */
const mostJobs = 256;

/** Tenants in parts of at most 256: an outer matrix over the parts calls a workflow whose own matrix is over one part. */
export const matrixOf = (tenants: readonly string[], most = mostJobs): string[][] =>
  Array.from({ length: Math.ceil(tenants.length / most) }, (_, at) => tenants.slice(at * most, (at + 1) * most));
