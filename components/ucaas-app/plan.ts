import type { Tenant } from '../../tenant/tenant.ts';

/** One generation of the client secret. */
interface PlannedSecret {
  readonly name: string;
  readonly displayName: string;
  /** RFC 3339; what the portal shows as the expiry, and what CCAIP must be told. */
  readonly endDate: string;
  /** The generation that CCAIP is linked with: losing it cuts the contact centre off. */
  readonly protect: boolean;
}

/** What UcaasApp makes in Entra. */
export interface UcaasAppPlan {
  readonly displayName: string;
  readonly redirectUri: string;
  /** CCAIP is linked with this very registration: another one would cut the contact centre off. */
  readonly protect: boolean;
  readonly secrets: readonly PlannedSecret[];
}

/** Plain data from the tenant file: the app registration, and its secrets oldest first. */
export const planUcaasApp = (name: string, tenant: Tenant): UcaasAppPlan => ({
  displayName: tenant.app.displayName,
  redirectUri: tenant.app.redirectUri,
  protect: tenant.ucaas.linked !== undefined,
  secrets: tenant.app.secrets.map((secret) => ({
    name: `${name}-secret-${secret.name.toLowerCase()}`,
    displayName: secret.name,
    endDate: `${secret.expires}T00:00:00Z`,
    protect: tenant.ucaas.linked?.secret === secret.name,
  })),
});
