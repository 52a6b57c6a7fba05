import { type GraphPermission, permissionsOf } from '../../tenant/graph-permissions.ts';
import { endOfNewSecret } from '../../tenant/secret-end.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { toldOfPermissions } from '../../tenant/told-of-permissions.ts';

/** One generation of the client secret. */
export interface PlannedSecret {
  readonly name: string;
  readonly displayName: string;
  /** Last day, as the tenant file has it. */
  readonly expires: string;
  /** RFC 3339: when it ends if it is made now. One that is there keeps the end that it has. */
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
  /** It was there before this stack, made by others. */
  readonly isFound: boolean;
  /** What it declares. */
  readonly permissions: readonly GraphPermission[];
  /** The delegated ones of these are consented to for everybody. */
  readonly adminConsent: boolean;
  readonly secrets: readonly PlannedSecret[];
  /** What is said in every preview and `up`, one text each. */
  readonly told: readonly string[];
}

/** Plain data from the tenant file: the app registration, and its secrets oldest first. `today` is `YYYY-MM-DD`. */
export const planUcaasApp = (name: string, tenant: Tenant, today: string): UcaasAppPlan => ({
  displayName: tenant.app.displayName,
  redirectUri: tenant.app.redirectUri,
  protect: tenant.ucaas.linked !== undefined || tenant.app.inUse === true,
  isFound: tenant.app.inUse === true,
  permissions: permissionsOf(tenant.app),
  adminConsent: tenant.app.adminConsent === true,
  secrets: tenant.app.secrets.map((secret) => ({
    name: `${name}-secret-${secret.name.toLowerCase()}`,
    displayName: secret.name,
    expires: secret.expires,
    endDate: endOfNewSecret(secret.expires, today),
    protect: tenant.ucaas.linked?.secret === secret.name,
  })),
  told: toldOfPermissions(tenant.app),
});
