import { unapprovedMassChange } from '../providers/msteams/resources/phone-numbers/approval.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** What this change needs from a person beside the merge. */
export interface Approval {
  readonly what: 'releases' | 'moves';
  /** The sentence with which the provider refuses the change, until the tenant file approves it. */
  readonly text: string;
}

/** Mass changes that the provider will refuse as the tenant file stands. */
export const approvalsNeeded = (base: Tenant, head: Tenant): Approval[] =>
  unapprovedMassChange(roster(base), roster(head)).map(({ reason }) => ({
    what: /approvals: \{ releases/.test(reason) ? 'releases' : 'moves',
    text: reason,
  }));

const roster = (tenant: Tenant) => ({
  numbers: Object.fromEntries(tenant.users.map(({ upn, number }) => [upn, number])),
  approvedReleases: tenant.approvals.releases?.count,
  approvedMoves: tenant.approvals.moves?.count,
});
