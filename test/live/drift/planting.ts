import type { Drifted } from '../../../scripts/drift/output-schema.ts';
import type { DriftingTenant } from './a-drifting-tenant.ts';

/** A change as somebody makes it by hand, or in another portal. */
export interface Planted {
  readonly what: string;
  readonly plant: (tenant: DriftingTenant) => void;
  readonly about: Drifted['about'];
  readonly name: string;
  readonly text: RegExp;
}

export const upn = (name: string): string => `${name}@contoso.example`;

export const fqdn = '4f9a1.teams.carrier.example';

export const cmdlet =
  (name: string, parameters: Record<string, unknown>): Planted['plant'] =>
  (tenant) =>
    tenant.byHand(name, parameters);
