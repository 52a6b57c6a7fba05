import { decodeJwt } from 'jose';
import { ServiceError } from '../../kit/error.ts';
import { type Credential, openCredential } from './credential.ts';
import { chooseEndpoints, type Endpoints } from './endpoints.ts';
import { connectsByIdentity } from './managed-identity.ts';
import { chooseSetupSignIn, setupPrefix } from './setup-identity.ts';
import { chooseSignIn, type SignIn } from './sign-in.ts';
import { type SigningIn, signInError } from './sign-in-error.ts';
import { teamsAdminApi } from './teams-api.ts';
import { apartText, tooShort } from './token-lives.ts';

interface AccessToken {
  readonly token: string;
  readonly expiresOnTimestamp: number;
}

/** Both tokens that Connect-MicrosoftTeams takes, in its order. */
export interface TokenPair {
  readonly accessTokens: readonly [graph: string, teams: string];
  /** When the earlier of the two ends (ms since 1970): reconnect before. */
  readonly expiresOnTimestamp: number;
  /** Their ends are too far apart for Connect-MicrosoftTeams: it takes the machine's identity by itself, whose tenant nobody has checked. */
  readonly byIdentity?: true;
}

/** What an identity may do, by its token; what the token doesn't tell is absent. */
export interface Granted {
  /** Application permissions of Graph. */
  readonly permissions?: readonly string[];
  /** Template ids of Entra's roles that are active. */
  readonly roles?: readonly string[];
}

/** The signed-in automation of one tenant. Nothing is sent before the first token is asked for. */
export interface Tokens {
  readonly endpoints: Endpoints;
  readonly method: SignIn['method'];
  /** For Microsoft Graph. */
  graphToken(): Promise<string>;
  /** Who is signed in, for the history of changes: name and application id, or a sign-in name. */
  actor(): Promise<string | undefined>;
  /** What its token for Graph says that it may do: application permissions. */
  permissions(): Promise<readonly string[]>;
  /** What its token for Graph says of it, as far as that tells. */
  granted(): Promise<Granted>;
  /** Whose it is: the errors of the second identity name its own variables. */
  readonly identity: 'everyday' | 'setup';
  /** For the PowerShell side: fetched together, so that neither outlives the other unseen. */
  tokens(): Promise<TokenPair>;
}

/** "Skype and Teams Tenant Admin API". @see https://learn.microsoft.com/microsoftteams/teams-powershell-application-authentication */
const teamsScope = `${teamsAdminApi}/.default`;

/** az login keeps nothing itself: without this each request would start `az`. In milliseconds. */
const renewBefore = 5 * 60_000;

const ways: Readonly<Record<SignIn['method'], string>> = {
  secret: 'a client secret',
  certificate: 'a certificate',
  tokenFile: 'a workload identity',
  oidcToken: 'an OIDC token',
  githubOidc: "GitHub's OIDC token",
  managedIdentity: 'a managed identity',
  azureCli: 'az login',
};

const secretsOf = (signIn: SignIn): readonly string[] => {
  if (signIn.method === 'secret') return [signIn.secret];
  if (signIn.method === 'certificate') return [signIn.password ?? ''];
  if (signIn.method === 'oidcToken') return [signIn.token];
  return signIn.method === 'githubOidc' ? [signIn.requestToken] : [];
};

const whoIs = (
  tenantId: string,
  signIn: SignIn,
  { endpoints, identity }: { endpoints: Endpoints; identity: Tokens['identity'] },
): SigningIn => {
  const clientId = 'clientId' in signIn ? signIn.clientId : undefined;
  const as = clientId === undefined ? ways[signIn.method] : `client ${clientId} with ${ways[signIn.method]}`;
  return {
    tenantId,
    as: identity === 'setup' ? `the setup identity, ${as}` : as,
    clientId,
    variables: identity === 'setup' ? setupPrefix : 'ARM',
    method: signIn.method,
    authorityHost: endpoints.authorityHost,
    secrets: secretsOf(signIn),
  };
};

/** As its own token names it; an application's display name is in Microsoft's tokens, though no page promises it. */
const actorIn = (token: string): string | undefined => {
  const claims = decodeJwt(token);
  const named = (name: string) => (typeof claims[name] === 'string' ? claims[name] : undefined);
  const person = named('upn') ?? named('unique_name') ?? named('preferred_username');
  const application = named('appid') ?? named('azp');
  if (person !== undefined && named('idtyp') !== 'app') return person;
  const name = named('app_displayname');
  return name === undefined ? application : `${name} (${application})`;
};

/** An application without any permission has no such claim; what a person may do by `az login` is in no token. */
const grantedIn = (token: string): Granted => {
  const { roles, wids, idtyp } = decodeJwt(token);
  const permissions = Array.isArray(roles) ? roles.map(String) : idtyp === 'app' ? [] : undefined;
  return { ...(permissions && { permissions }), ...(Array.isArray(wids) && { roles: wids.map(String) }) };
};

/** A token of another tenant would write this tenant's users into that one. */
const refuseOtherTenant = (token: string, who: SigningIn): void => {
  const tid = String(decodeJwt(token).tid ?? '');
  if (tid.toLowerCase() === who.tenantId.toLowerCase()) return;
  throw new ServiceError({
    kind: 'Rejected',
    doing: `sign in to tenant ${who.tenantId} as ${who.as}`,
    text: `The token is for tenant "${tid}"; the tenant file names ${who.tenantId}. Nothing was written.`,
    fix: "use this tenant's credentials, or correct tenant.id in the tenant file.",
  });
};

/** A pair that Connect-MicrosoftTeams would refuse, where it can't sign in by itself either. */
const livesApart = (graph: string, teams: string, who: SigningIn): ServiceError =>
  new ServiceError({
    kind: 'Rejected',
    doing: `connect to Teams of tenant ${who.tenantId} as ${who.as}`,
    text: apartText(graph, teams),
    fix:
      who.method === 'managedIdentity'
        ? 'run again when the older token has been replaced (hours), or sign in with a secret, a certificate or OIDC; on a machine with one identity, unset ARM_CLIENT_ID.'
        : "run again in an hour, or let an administrator take the application out of the policy that lengthens its tokens' lives.",
  });

type Environment = Readonly<Record<string, string | undefined>>;

/** Signs in from the environment, for the tenant that the tenant file names. */
export const openTokens = (tenantId: string, env: Environment): Tokens =>
  tokensOf(tenantId, env, { signIn: chooseSignIn(tenantId, env), identity: 'everyday' });

/** The setup identity; undefined where the environment names none. */
export const openSetupTokens = (tenantId: string, env: Environment): Tokens | undefined => {
  const signIn = chooseSetupSignIn(env);
  return signIn && tokensOf(tenantId, env, { signIn, identity: 'setup' });
};

const tokensOf = (
  tenantId: string,
  env: Environment,
  { signIn, identity }: { readonly signIn: SignIn; readonly identity: Tokens['identity'] },
): Tokens => {
  const endpoints = chooseEndpoints(tenantId, env);
  const who = whoIs(tenantId, signIn, { endpoints, identity });
  const doing = `sign in to tenant ${tenantId} as ${who.as}`;
  let credential: Promise<Credential> | undefined;
  const ask = async (scope: string): Promise<AccessToken> => {
    try {
      credential ??= openCredential({ tenantId, signIn, endpoints, doing, env });
      const token = await (await credential).getToken(scope);
      if (token === null) throw new Error('The sign-in gave no token.');
      refuseOtherTenant(token.token, who);
      return token;
    } catch (error) {
      throw signInError(error, who);
    }
  };
  const renew = async (last: Promise<AccessToken> | undefined, scope: string): Promise<AccessToken> => {
    const token = await last?.catch(() => undefined);
    const isFresh = token !== undefined && token.expiresOnTimestamp - Date.now() > renewBefore;
    return isFresh ? token : ask(scope);
  };
  const kept = new Map<string, Promise<AccessToken>>();
  const fetchToken = (scope: string): Promise<AccessToken> => {
    const token = renew(kept.get(scope), scope); // whoever asks meanwhile waits for this one
    kept.set(scope, token);
    return token;
  };
  const fetchAnew = (scope: string): Promise<AccessToken> => {
    credential = undefined; // and with it what it has cached
    kept.delete(scope);
    return fetchToken(scope);
  };
  const graphScope = `${endpoints.graphUrl}/.default`;
  return {
    endpoints,
    method: signIn.method,
    graphToken: async () => (await fetchToken(graphScope)).token,
    actor: async () => actorIn((await fetchToken(graphScope)).token),
    permissions: async () => {
      const { roles } = decodeJwt((await fetchToken(graphScope)).token);
      return Array.isArray(roles) ? roles.map(String) : [];
    },
    granted: async () => grantedIn((await fetchToken(graphScope)).token),
    identity,
    tokens: async () => {
      let [graph, teams] = await Promise.all([fetchToken(graphScope), fetchToken(teamsScope)]);
      const short = tooShort(graph.token, teams.token);
      if (short === 'graph') graph = await fetchAnew(graphScope);
      if (short === 'teams') teams = await fetchAnew(teamsScope);
      const pair: TokenPair = {
        accessTokens: [graph.token, teams.token],
        expiresOnTimestamp: Math.min(graph.expiresOnTimestamp, teams.expiresOnTimestamp),
      };
      if (tooShort(graph.token, teams.token) === undefined) return pair;
      if (connectsByIdentity(signIn, env, endpoints.cloud === 'lab')) return { ...pair, byIdentity: true };
      throw livesApart(graph.token, teams.token, who);
    },
  };
};
