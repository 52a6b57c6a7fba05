import type { Environment, EnvironmentProblem } from './environment-problem.ts';
import { isTrue, type SignIn } from './sign-in.ts';

/** What azuread 6.9.1 reads to sign in, and nothing else: no AZURE_*, no ARM_OIDC_TOKEN_FILE_PATH, no ARM_CLIENT_CERTIFICATE. */
const read = [
  'ARM_CLIENT_ID',
  'ARM_CLIENT_SECRET',
  'ARM_CLIENT_CERTIFICATE_PATH',
  'ARM_CLIENT_CERTIFICATE_PASSWORD',
  'ARM_USE_OIDC',
  'ARM_OIDC_TOKEN',
  'ARM_USE_MSI',
] as const;

/** How azuread would sign in by itself; its own order. */
export const azureadMethod = (env: Environment): SignIn['method'] | undefined => {
  if (env.ARM_CLIENT_ID) {
    if (env.ARM_CLIENT_CERTIFICATE_PATH) return 'certificate';
    if (env.ARM_CLIENT_SECRET) return 'secret';
    if (isTrue(env.ARM_USE_OIDC)) {
      if (env.ARM_OIDC_TOKEN) return 'oidcToken';
      const url = env.ARM_OIDC_REQUEST_URL || env.ACTIONS_ID_TOKEN_REQUEST_URL;
      const token = env.ARM_OIDC_REQUEST_TOKEN || env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
      if (url && token) return 'githubOidc';
    }
  }
  if (isTrue(env.ARM_USE_MSI)) return 'managedIdentity';
  return env.ARM_USE_CLI === 'false' ? undefined : 'azureCli';
};

/** True where azuread, left to itself, signs in as the identity of `signIn`. */
const isServed = (signIn: SignIn, env: Environment): boolean => {
  const method = azureadMethod(env);
  if (signIn.method === 'azureCli') return method === 'azureCli';
  if (signIn.method === 'managedIdentity') {
    return method === 'managedIdentity' && (signIn.clientId ?? '') === (env.ARM_CLIENT_ID ?? '');
  }
  const byClient = method !== undefined && method !== 'azureCli' && method !== 'managedIdentity';
  return byClient && signIn.clientId === env.ARM_CLIENT_ID;
};

/**
 * The variables by which azuread signs in as trunkline does; none where it does already. `file` is where the content of a
 * token file, or the path of a PFX that was only there as base64, comes from.
 */
export const forAzuread = (
  signIn: SignIn,
  env: Environment,
  file: { readonly token?: string; readonly pfx?: string } = {},
): Readonly<Record<string, string>> => {
  if (isServed(signIn, env)) return {};
  const only = (wanted: Partial<Record<(typeof read)[number] | 'ARM_OIDC_TOKEN_FILE_PATH', string>>) => ({
    // Nothing of another identity may stand beside it.
    ...Object.fromEntries(read.filter((name) => env[name]).map((name) => [name, ''])),
    ...wanted,
  });
  switch (signIn.method) {
    case 'secret':
      return only({ ARM_CLIENT_ID: signIn.clientId, ARM_CLIENT_SECRET: signIn.secret });
    case 'certificate': {
      const path = 'path' in signIn.source ? signIn.source.path : (file.pfx ?? '');
      const password = signIn.password ?? '';
      return only({
        ARM_CLIENT_ID: signIn.clientId,
        ARM_CLIENT_CERTIFICATE_PATH: path,
        ARM_CLIENT_CERTIFICATE_PASSWORD: password,
      });
    }
    case 'tokenFile':
      return only({
        ARM_CLIENT_ID: signIn.clientId,
        ARM_USE_OIDC: 'true',
        ARM_OIDC_TOKEN: file.token ?? '',
        ARM_OIDC_TOKEN_FILE_PATH: signIn.path, // trunkline itself reads it anew
      });
    case 'oidcToken':
      return only({ ARM_CLIENT_ID: signIn.clientId, ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: signIn.token });
    case 'githubOidc':
      return only({ ARM_CLIENT_ID: signIn.clientId, ARM_USE_OIDC: 'true' });
    case 'managedIdentity':
      return only({ ARM_CLIENT_ID: signIn.clientId ?? '', ARM_USE_MSI: 'true' });
    case 'azureCli':
      return {};
  }
};

/** What trunkline found its way in by, in words for a person. */
const foundBy: Readonly<Record<SignIn['method'], string>> = {
  secret: 'AZURE_CLIENT_ID and AZURE_CLIENT_SECRET',
  certificate: 'AZURE_CLIENT_CERTIFICATE_PATH or ARM_CLIENT_CERTIFICATE',
  tokenFile: 'AZURE_FEDERATED_TOKEN_FILE or ARM_OIDC_TOKEN_FILE_PATH',
  oidcToken: 'ARM_OIDC_TOKEN',
  githubOidc: "AZURE_CLIENT_ID and GitHub's ACTIONS_ID_TOKEN_REQUEST_*",
  managedIdentity: 'AZURE_TOKEN_CREDENTIALS or IDENTITY_ENDPOINT',
  azureCli: 'az login',
};

/** azuread signs in as somebody else, or not at all: told before it begins, since other resources would have begun by then. */
export const azureadUnserved = (signIn: SignIn, env: Environment): EnvironmentProblem[] =>
  isServed(signIn, env)
    ? []
    : [
        {
          file: 'environment',
          path: 'ARM_CLIENT_ID',
          message: `azuread can't sign in as trunkline does (by ${foundBy[signIn.method]}).`,
          allowed:
            'The azuread plugin reads ARM_CLIENT_ID with ARM_CLIENT_SECRET, ARM_CLIENT_CERTIFICATE_PATH (a PFX) or ARM_USE_OIDC=true, and ARM_USE_MSI=true; no AZURE_* variable.',
          fix: 'run it by npm run pulumi -- <arguments>, which sets them for azuread, or set them yourself.',
        },
      ];

/** azuread decodes PKCS#12 only, and fails in the middle of a run on anything else. */
export const azureadNeedsPfx = (variable: string, path: string): EnvironmentProblem => ({
  file: 'environment',
  path: variable,
  message: `"${path}" is a PEM file; azuread reads PFX (PKCS#12) only and would end with "could not decode PKCS#12 archive".`,
  allowed: 'A PFX, old or new, with or without password: both azuread and trunkline read it.',
  fix: `openssl pkcs12 -export -in ${path} -out client.pfx, then set ${variable}=client.pfx and ${variable.replace(/PATH$/, 'PASSWORD')}.`,
});
