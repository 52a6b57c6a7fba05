import { decodeJwt } from 'jose';
import { ServiceError } from '../../kit/error.ts';
import { type Credential, openCredential } from './credential.ts';
import { chooseEndpoints, type Endpoints } from './endpoints.ts';
import { chooseSignIn, type SignIn } from './sign-in.ts';
import { type SigningIn, signInError } from './sign-in-error.ts';

interface AccessToken {
  readonly token: string;
  readonly expiresOnTimestamp: number;
}

/** Both tokens that Connect-MicrosoftTeams takes, in its order. */
export interface TokenPair {
  readonly accessTokens: readonly [graph: string, teams: string];
  /** When the earlier of the two ends (ms since 1970): reconnect before. */
  readonly expiresOnTimestamp: number;
}

/** The signed-in automation of one tenant. Nothing is sent before the first token is asked for. */
export interface Tokens {
  readonly endpoints: Endpoints;
  readonly method: SignIn['method'];
  /** For Microsoft Graph. */
  graphToken(): Promise<string>;
  /** For the PowerShell side: fetched together, so that neither outlives the other unseen. */
  tokens(): Promise<TokenPair>;
}

/** "Skype and Teams Tenant Admin API". @see https://learn.microsoft.com/microsoftteams/teams-powershell-application-authentication */
const teamsScope = '48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default';

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

/** Signs in from the environment, for the tenant that the tenant file names. */
export const openTokens = (tenantId: string, env: Readonly<Record<string, string | undefined>>): Tokens => {
  const endpoints = chooseEndpoints(tenantId, env);
  const signIn = chooseSignIn(tenantId, env);
  const clientId = 'clientId' in signIn ? signIn.clientId : undefined;
  const who: SigningIn = {
    tenantId,
    as: clientId === undefined ? ways[signIn.method] : `client ${clientId} with ${ways[signIn.method]}`,
    clientId,
    authorityHost: endpoints.authorityHost,
    secrets: secretsOf(signIn),
  };
  let credential: Promise<Credential> | undefined;
  const ask = async (scope: string): Promise<AccessToken> => {
    try {
      credential ??= openCredential({
        tenantId,
        signIn,
        endpoints,
        doing: `sign in to tenant ${tenantId} as ${who.as}`,
      });
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
  const graphScope = `${endpoints.graphUrl}/.default`;
  return {
    endpoints,
    method: signIn.method,
    graphToken: async () => (await fetchToken(graphScope)).token,
    tokens: async () => {
      const [graph, teams] = await Promise.all([fetchToken(graphScope), fetchToken(teamsScope)]);
      return {
        accessTokens: [graph.token, teams.token],
        expiresOnTimestamp: Math.min(graph.expiresOnTimestamp, teams.expiresOnTimestamp),
      };
    },
  };
};
