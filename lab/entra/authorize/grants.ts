import { randomBytes } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import type { LabApplication, LabServicePrincipal, LabUser } from '../../model.ts';
import { checkSecret, hashOf } from '../credentials.ts';
import { type DirectoryRole, directoryRoles } from '../directory-roles.ts';
import { AadstsError } from '../errors.ts';
import { microsoftGraph } from '../resources.ts';
import { findClient, parameter, type TokenRequest } from '../sign-in.ts';
import type { Claims } from '../tokens.ts';
import type { LabUserGrant } from '../user-grant.ts';
import { consented, lacking } from './consent.ts';
import { checkAuthority } from './request.ts';
import { readScopes } from './scopes.ts';

/** A code is good for ten minutes (DOC "OAuth 2.0 authorization code flow"). */
const codeMilliseconds = 10 * 60_000;

/** A refresh token that isn't used so long is dead (DOC "Refresh tokens in the Microsoft identity platform"). */
const inactiveDays = 90;
const day = 86_400_000;

/** What the token endpoint answers to an app that acts on somebody's behalf. */
export interface UserTokens {
  readonly claims: Claims;
  /** Only where `offline_access` is among the permissions. */
  readonly refreshToken: string | undefined;
  readonly scope: string;
}

const makeText = (kind: string): string => `${kind}.${randomBytes(48).toString('base64url')}`;

const resetsOf = ({ passwordResets = [] }: LabUser): number => passwordResets.length;

/** The code that travels through the browser. */
export const issueCode = (
  { store, clock }: LabContext,
  grant: { appId: string; user: LabUser; scopes: readonly string[]; redirectUri: string },
): string => {
  const code = makeText('1');
  store.put('authorizationCode', hashOf(code), {
    appId: grant.appId,
    userId: grant.user.id,
    scopes: [...grant.scopes],
    redirectUri: grant.redirectUri,
    issuedAt: clock.now(),
    usedAt: clock.now(),
    passwordResets: resetsOf(grant.user),
  });
  return code;
};

/** The account, if it may still sign in and its password is the one of the day of issue. */
const accountOf = ({ store, tenantId }: LabContext, grant: LabUserGrant): LabUser => {
  const user = store.get('user', grant.userId);
  if (user === undefined || user.deletedDateTime !== null) {
    throw new AadstsError(50034, { account: user?.userPrincipalName ?? grant.userId, tenant: tenantId });
  }
  if (!user.accountEnabled) throw new AadstsError(50057);
  if (resetsOf(user) > grant.passwordResets) {
    throw new AadstsError(50173, {
      issued: new Date(grant.issuedAt).toISOString(),
      validFrom: new Date(user.passwordResets?.at(-1) ?? 0).toISOString(),
    });
  }
  return user;
};

const claimsFor = (
  { tenantId }: LabContext,
  user: LabUser,
  application: LabApplication,
  names: readonly string[],
): Claims => ({
  aud: microsoftGraph.identifiers[0] ?? microsoftGraph.appId,
  appid: application.appId,
  oid: user.id,
  tid: tenantId,
  roles: [],
  scp: names.filter((name) => name !== 'offline_access').join(' '),
  wids: (user.directoryRoles ?? []).flatMap((role) => directoryRoles[role as DirectoryRole] ?? []),
});

const redeemCode = ({ store, clock }: LabContext, application: LabApplication, request: TokenRequest): LabUserGrant => {
  const key = hashOf(parameter(request, 'code'));
  const code = store.get('authorizationCode', key);
  if (code === undefined || code.appId !== application.appId) throw new AadstsError(9002313);
  if (code.redeemed) throw new AadstsError(54005);
  if (clock.now() - code.issuedAt > codeMilliseconds) throw new AadstsError(70008);
  const redirectUri = parameter(request, 'redirect_uri');
  if (redirectUri !== code.redirectUri) {
    throw new AadstsError(500112, { redirectUri, asked: code.redirectUri ?? '' });
  }
  store.put('authorizationCode', key, { ...code, redeemed: true });
  return code;
};

const useRefreshToken = ({ store, clock }: LabContext, application: LabApplication, token: string): LabUserGrant => {
  const kept = store.get('refreshToken', hashOf(token));
  if (kept === undefined || kept.appId !== application.appId) throw new AadstsError(9002313);
  if (clock.now() - kept.usedAt > inactiveDays * day) {
    throw new AadstsError(700082, { issued: new Date(kept.issuedAt).toISOString(), days: String(inactiveDays) });
  }
  return kept;
};

/** What of it somebody consents to still. Asked anew each time: a consent that was taken back ends the link. */
const stillConsented = (
  context: LabContext,
  { user, principal, scopes }: { user: LabUser; principal: LabServicePrincipal; scopes: readonly string[] },
): void => {
  const held = consented(context.store, principal, user);
  if (lacking(held, { names: scopes, byDefault: false }).length > 0) {
    throw new AadstsError(65001, { client: principal.appId, name: principal.displayName });
  }
};

/** `authorization_code` and `refresh_token` at the token endpoint: an app with its secret, on somebody's behalf. Throws an AadstsError. */
export const userTokens = (context: LabContext, authority: string, request: TokenRequest): UserTokens => {
  const [application, principal] = findClient(context, parameter(request, 'client_id'));
  checkAuthority(context, authority, application);
  if (request.client_secret === undefined) throw new AadstsError(7000216);
  checkSecret(context, application, request.client_secret);
  const isCode = request.grant_type === 'authorization_code';
  const refreshed = isCode ? undefined : parameter(request, 'refresh_token');
  const grant =
    refreshed === undefined
      ? redeemCode(context, application, request)
      : useRefreshToken(context, application, refreshed);
  const user = accountOf(context, grant);
  if (request.scope !== undefined) readScopes(context.store, application, request.scope);
  stillConsented(context, { user, principal, scopes: grant.scopes });
  // Entra gives another text each time, and the older ones go on working; here it stays one.
  const token = grant.scopes.includes('offline_access') ? (refreshed ?? makeText('0')) : undefined;
  if (token !== undefined) {
    const { redeemed: _, redirectUri: _uri, ...kept } = grant;
    context.store.put('refreshToken', hashOf(token), { ...kept, usedAt: context.clock.now() });
  }
  return {
    claims: claimsFor(context, user, application, grant.scopes),
    refreshToken: token,
    scope: grant.scopes.join(' '),
  };
};
