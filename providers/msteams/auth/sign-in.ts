import { ServiceError } from '../../kit/error.ts';
import type { Environment } from './environment-problem.ts';

/** How the automation proves who it is. */
export type SignIn =
  | {
      readonly method: 'certificate';
      readonly clientId: string;
      /** A file, PFX or PEM, or a PFX in base64. */
      readonly source: { readonly path: string } | { readonly base64: string };
      readonly password?: string;
    }
  | { readonly method: 'secret'; readonly clientId: string; readonly secret: string }
  | { readonly method: 'tokenFile'; readonly clientId: string; readonly path: string }
  | { readonly method: 'oidcToken'; readonly clientId: string; readonly token: string }
  | {
      readonly method: 'githubOidc';
      readonly clientId: string;
      readonly requestUrl: string;
      readonly requestToken: string;
    }
  | { readonly method: 'managedIdentity'; readonly clientId?: string }
  | { readonly method: 'azureCli' };

export const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1';

/** Names like azuread's, behind another prefix: the setup identity's (setup-identity.ts) and azure-native's (azure-identity.ts). */
type OwnPrefix = 'TRUNKLINE_SETUP' | 'TRUNKLINE_VAULT' | 'TRUNKLINE_DNS';

/** Whose names an identity is found by. */
export type Prefix = 'ARM' | 'AZURE' | OwnPrefix;

interface Family {
  readonly prefix: Prefix;
  readonly tokenFile?: string;
  readonly token?: string;
  readonly requestUrl?: string;
  readonly requestToken?: string;
  readonly managed: boolean;
}

// An empty variable is how a pipeline spells "not set".
export const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

/** Names as azuread has them, or the same after another prefix. */
export const familyOf = (prefix: 'ARM' | OwnPrefix, env: Environment): Family => {
  const named = (name: string) => set(env[`${prefix}_${name}`]);
  const oidc = isTrue(named('USE_OIDC'));
  return {
    prefix,
    tokenFile: oidc ? named('OIDC_TOKEN_FILE_PATH') : undefined,
    token: oidc ? named('OIDC_TOKEN') : undefined,
    requestUrl: oidc ? (named('OIDC_REQUEST_URL') ?? set(env.ACTIONS_ID_TOKEN_REQUEST_URL)) : undefined,
    requestToken: named('OIDC_REQUEST_TOKEN') ?? set(env.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
    managed: isTrue(named('USE_MSI')),
  };
};

const families = (env: Environment): readonly Family[] => [
  familyOf('ARM', env),
  {
    prefix: 'AZURE',
    tokenFile: set(env.AZURE_FEDERATED_TOKEN_FILE),
    requestUrl: set(env.ACTIONS_ID_TOKEN_REQUEST_URL),
    requestToken: set(env.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
    managed: env.AZURE_TOKEN_CREDENTIALS === 'ManagedIdentityCredential',
  },
];

const certificateOf = (prefix: Prefix, env: Environment, clientId: string): SignIn | undefined => {
  const path = set(env[`${prefix}_CLIENT_CERTIFICATE_PATH`]);
  const base64 = prefix === 'AZURE' ? undefined : set(env[`${prefix}_CLIENT_CERTIFICATE`]);
  const password = set(env[`${prefix}_CLIENT_CERTIFICATE_PASSWORD`]);
  if (path !== undefined) return { method: 'certificate', clientId, source: { path }, password };
  return base64 === undefined ? undefined : { method: 'certificate', clientId, source: { base64 }, password };
};

/**
 * One family only: an id of one and a secret of the other would be two identities mixed. Same order as azuread; a token
 * file comes before a token, because it is renewed.
 */
export const fromFamily = (family: Family, env: Environment): SignIn | undefined => {
  const { prefix, tokenFile, token, requestUrl, requestToken, managed } = family;
  const clientId = set(env[`${prefix}_CLIENT_ID`]);
  const secret = set(env[`${prefix}_CLIENT_SECRET`]);
  if (clientId !== undefined) {
    const certificate = certificateOf(prefix, env, clientId);
    if (certificate !== undefined) return certificate;
    if (secret !== undefined) return { method: 'secret', clientId, secret };
    if (tokenFile !== undefined) return { method: 'tokenFile', clientId, path: tokenFile };
    if (token !== undefined) return { method: 'oidcToken', clientId, token };
    if (requestUrl !== undefined && requestToken !== undefined) {
      return { method: 'githubOidc', clientId, requestUrl, requestToken };
    }
  }
  return managed ? { method: 'managedIdentity', clientId } : undefined;
};

const partial = ['CLIENT_ID', 'CLIENT_SECRET', 'CLIENT_CERTIFICATE_PATH', 'CLIENT_CERTIFICATE'];

/** What these families have of an identity, where it isn't one. */
export const halfIdentity = (prefixes: readonly Prefix[], env: Environment): string | undefined => {
  const seen = prefixes
    .flatMap((prefix) => partial.map((name) => `${prefix}_${name}`))
    .filter((name) => set(env[name]));
  return seen.length === 0
    ? undefined
    : `${seen.join(', ')} ${seen.length > 1 ? 'are' : 'is'} set, which is half of an identity.`;
};

/** Reads the environment: `ARM_*` first, then `AZURE_*`, then what the machine itself has. */
export const chooseSignIn = (tenantId: string, env: Environment): SignIn => {
  for (const family of families(env)) {
    const found = fromFamily(family, env);
    if (found !== undefined) return found;
  }
  const half = halfIdentity(['ARM', 'AZURE'], env);
  if (half !== undefined) {
    throw new ServiceError({
      kind: 'Rejected',
      doing: `sign in to tenant ${tenantId}`,
      text:
        `${half}\n` +
        '  Allowed: ARM_CLIENT_ID with ARM_CLIENT_SECRET, with ARM_CLIENT_CERTIFICATE_PATH, or with ARM_USE_OIDC=true; the same with AZURE_.',
      fix: 'set the other half, of the same family.',
    });
  }
  if (set(env.IDENTITY_ENDPOINT) !== undefined) return { method: 'managedIdentity' };
  if (env.ARM_USE_CLI !== 'false') return { method: 'azureCli' };
  throw new ServiceError({
    kind: 'Rejected',
    doing: `sign in to tenant ${tenantId}`,
    text: 'The environment holds no credentials (and ARM_USE_CLI=false rules out az login).',
    fix: 'set ARM_CLIENT_ID and ARM_CLIENT_SECRET (or a certificate, or ARM_USE_OIDC=true); see docs/first-tenant.md, step 8.',
  });
};
