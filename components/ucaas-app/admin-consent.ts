import { getServicePrincipalOutput } from '@pulumi/azuread/getServicePrincipal.js';
import type { ServicePrincipal } from '@pulumi/azuread/servicePrincipal.js';
import { ServicePrincipalDelegatedPermissionGrant } from '@pulumi/azuread/servicePrincipalDelegatedPermissionGrant.js';
import * as pulumi from '@pulumi/pulumi';
import { formatProblem } from '../../tenant/problem.ts';
import { claimValues, graphAppId } from './permissions.ts';
import type { UcaasAppPlan } from './plan.ts';
import { tellRefusal } from './refusals.ts';

/** Consent for everybody in the tenant, beside which Link finds nothing left to consent to. Undefined where the tenant file asks for none. */
export const consentFor = (
  parent: pulumi.Resource,
  name: string,
  plan: UcaasAppPlan,
  servicePrincipal: ServicePrincipal,
): ServicePrincipalDelegatedPermissionGrant | undefined => {
  if (!plan.adminConsent) return undefined;
  const graph = getServicePrincipalOutput({ clientId: graphAppId }, { parent });
  return new ServicePrincipalDelegatedPermissionGrant(
    `${name}-admin-consent`,
    {
      servicePrincipalObjectId: servicePrincipal.objectId,
      resourceServicePrincipalObjectId: graph.objectId,
      claimValues: graph.oauth2PermissionScopeIds.apply((ids) => {
        const { names, unknown } = claimValues(plan.permissions, ids);
        if (unknown.length > 0) throw new pulumi.RunError(unknownScopes(unknown));
        return names;
      }),
    },
    { parent, hooks: { onError: [tellRefusal(parent, `${name}-admin-consent`)] } },
  );
};

const unknownScopes = (ids: readonly string[]): string =>
  formatProblem({
    file: 'tenant.yaml',
    path: 'app.permissions',
    message: `${ids.join(', ')} ${ids.length === 1 ? "isn't a delegated permission" : "aren't delegated permissions"} of Microsoft Graph in this tenant.`,
    allowed:
      'adminConsent grants what Graph offers by that id; what an application is granted, a Global Administrator does.',
    fix: 'correct the id, or leave adminConsent out.',
  });
