import type { ExpectedCall } from '../tenant/load-calls.ts';
import type { Problem } from '../tenant/problem.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** Everything that the rules look at, beside the resources themselves. */
export interface Subject {
  readonly tenant: Tenant;
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The tenant's calls.yaml. */
  readonly calls: {
    readonly file: string;
    readonly calls: readonly ExpectedCall[];
    readonly problems: readonly Problem[];
  };
  /** Other stacks of the same folder that are of the same Entra tenant, or of which that can't be told. */
  readonly neighbours: readonly Neighbour[];
}

/** Another stack's numbers; without them its files can't be read. */
export interface Neighbour {
  /** Its folder and Pulumi stack. */
  readonly name: string;
  readonly users?: Tenant['users'];
}
