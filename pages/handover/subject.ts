import type { Tenant } from '../../tenant/tenant.ts';

/** What the handover is about: the tenant's files, and what the last `up` made. No secret is among it. */
export interface Subject {
  readonly tenant: Tenant;
  readonly outputs: Outputs;
  /** Where the portal is, if not where the tenant file says: the lab's. */
  readonly portal?: string;
}

export const portalOf = ({ tenant, portal }: Subject): string => portal ?? tenant.app.redirectDomain;

/** Of the stack's output `ucaas`: what only Entra knows. */
export interface Outputs {
  readonly connectedAppId: string;
  /** The generation whose value is handed over. */
  readonly secretName: string;
  /** Its last whole day, `YYYY-MM-DD`, UTC. */
  readonly secretExpires: string;
}

/**
 * Where the tenant stands: `first`, nothing is linked; `rotation`, CCAIP has an older generation; `linked`, it has this one, and the
 * steps up to Link are done.
 */
export type Journey = 'first' | 'rotation' | 'linked';

export const journeyOf = ({ tenant, outputs }: Subject): Journey => {
  const linked = tenant.ucaas.linked?.secret;
  if (linked === outputs.secretName) return 'linked';
  return linked === undefined && tenant.app.inUse !== true ? 'first' : 'rotation';
};
