import type { LabContext } from '../../context.ts';
import type { LabApplication, LabServicePrincipal } from '../../model.ts';
import { AadstsError } from '../errors.ts';
import { checkTenant, findClient, parameter, type TokenRequest } from '../sign-in.ts';
import { type AskedScopes, readScopes } from './scopes.ts';

/** Authorities that stand for any organization; `common` takes personal accounts, too. */
const manyTenants = ['common', 'organizations'];

/** What an app asks of whoever signs in: `GET /{authority}/oauth2/v2.0/authorize`, checked. */
export interface AuthorizationRequest {
  readonly authority: string;
  readonly application: LabApplication;
  readonly principal: LabServicePrincipal;
  readonly redirectUri: string;
  readonly scopes: AskedScopes;
  readonly state: string | undefined;
  /** Nobody is to be asked: what isn't settled is refused. */
  readonly silent: boolean;
}

/** An application of one organization has no business at an authority for many. */
export const checkAuthority = (context: LabContext, authority: string, application: LabApplication): void => {
  if (!manyTenants.includes(authority)) checkTenant(context, authority);
  else if (application.signInAudience === 'AzureADMyOrg' && context.switches.singleTenantApps === 'refused') {
    throw new AadstsError(50194, { client: application.appId, name: application.displayName });
  }
};

/** Entra compares it as text: a slash more, another port or case is another address (DOC "Redirect URI restrictions"). */
const checkRedirect = (application: LabApplication, redirectUri: string): void => {
  const { redirectUris } = application.web as { redirectUris: readonly string[] };
  if (!redirectUris.includes(redirectUri)) throw new AadstsError(50011, { redirectUri, client: application.appId });
};

/** Checks a request as far as it doesn't matter who signs in. Its refusals stay on Entra's page: the address isn't to be trusted. */
export const readRequest = (context: LabContext, authority: string, asked: TokenRequest): AuthorizationRequest => {
  const [application, principal] = findClient(context, parameter(asked, 'client_id'));
  checkAuthority(context, authority, application);
  if (parameter(asked, 'response_type') !== 'code') throw new AadstsError(9002313);
  const redirectUri = parameter(asked, 'redirect_uri');
  checkRedirect(application, redirectUri);
  return {
    authority,
    application,
    principal,
    redirectUri,
    scopes: readScopes(context.store, application, parameter(asked, 'scope')),
    state: asked.state,
    silent: asked.prompt === 'none',
  };
};
