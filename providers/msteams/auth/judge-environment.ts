import { readFileSync } from 'node:fs';
import { ServiceError } from '../../kit/error.ts';
import { type AzureNeeds, azureIdentityProblems } from './azure-identity.ts';
import { azureadMethod, azureadNeedsPfx, azureadUnserved } from './azuread-sign-in.ts';
import { isPem } from './certificate-form.ts';
import { endpointProblems } from './endpoints.ts';
import type { Environment, EnvironmentProblem } from './environment-problem.ts';
import { isLabTenant } from './lab-variables.ts';
import { chooseSetupSignIn, setupIdentityProblems, setupPrefix } from './setup-identity.ts';
import { chooseSignIn } from './sign-in.ts';

const readFile = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

const unreadable = (path: string, file: string, wanted: string): EnvironmentProblem => ({
  file: 'environment',
  path,
  message: `"${file}" can't be read.`,
  allowed: `Allowed: the path of ${wanted}.`,
  fix: `correct ${path}.`,
});

/** The file that azuread will open, if it signs in by one. */
const certificateProblems = (path: string, file: string | undefined): EnvironmentProblem[] => {
  if (file === undefined || file === '') return [];
  const bytes = readFile(file);
  if (bytes === undefined) return [unreadable(path, file, 'a PFX (PKCS#12) with certificate and private key')];
  return isPem(bytes) ? [azureadNeedsPfx(path, file)] : [];
};

const signInProblems = (tenantId: string, env: Environment, translated: boolean): readonly EnvironmentProblem[] => {
  try {
    const signIn = chooseSignIn(tenantId, env);
    if (azureadMethod(env) === 'certificate') {
      return certificateProblems('ARM_CLIENT_CERTIFICATE_PATH', env.ARM_CLIENT_CERTIFICATE_PATH);
    }
    if (!translated) return azureadUnserved(signIn, env);
    if (signIn.method === 'tokenFile' && readFile(signIn.path) === undefined) {
      const path =
        env.ARM_OIDC_TOKEN_FILE_PATH === signIn.path ? 'ARM_OIDC_TOKEN_FILE_PATH' : 'AZURE_FEDERATED_TOKEN_FILE';
      return [unreadable(path, signIn.path, 'a file with the OIDC token of this job')];
    }
    const file = signIn.method === 'certificate' && 'path' in signIn.source ? signIn.source.path : undefined;
    return certificateProblems('AZURE_CLIENT_CERTIFICATE_PATH', file);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const [message = '', allowed = ''] = error.facts.text.split('\n  ');
    return [{ file: 'environment', path: 'ARM_CLIENT_ID', message, allowed, fix: error.facts.fix ?? '' }];
  }
};

/** The files of the second identity: PFX or PEM, since azuread doesn't read them. */
const setupProblems = (tenantId: string, env: Environment): readonly EnvironmentProblem[] => {
  const signIn = chooseSetupSignIn(env);
  const problems = setupIdentityProblems(tenantId, env);
  if (signIn?.method === 'certificate' && 'path' in signIn.source && readFile(signIn.source.path) === undefined) {
    const wanted = 'a certificate with its private key, PFX or PEM';
    return [...problems, unreadable(`${setupPrefix}_CLIENT_CERTIFICATE_PATH`, signIn.source.path, wanted)];
  }
  if (signIn?.method === 'tokenFile' && readFile(signIn.path) === undefined) {
    const wanted = 'a file with the OIDC token of this job';
    return [...problems, unreadable(`${setupPrefix}_OIDC_TOKEN_FILE_PATH`, signIn.path, wanted)];
  }
  return problems;
};

/** Without it azuread would post the lab's secret to Microsoft's own sign-in. */
const labIsFound = (tenantId: string, env: Environment): EnvironmentProblem[] =>
  !isLabTenant(tenantId) || env.ARM_METADATA_HOSTNAME
    ? []
    : [
        {
          file: 'environment',
          path: 'ARM_METADATA_HOSTNAME',
          message: "it isn't set, so azuread would take the lab's secret to Microsoft's own sign-in.",
          allowed: "The lab's tenant is set up in the lab only.",
          fix: 'npm start, or npm run lab -- <pulumi arguments>.',
        },
      ];

/**
 * Everything in the environment that keeps this tenant's run from starting, before anything is contacted. `translated`
 * where azuread is given the variables that it doesn't read by itself (`npm run pulumi`). `azure`: what the tenant file names there.
 */
export const judgeEnvironment = (
  tenantId: string,
  env: Environment,
  { translated = false, azure = {} }: { readonly translated?: boolean; readonly azure?: AzureNeeds } = {},
): readonly EnvironmentProblem[] => [
  ...endpointProblems(tenantId, env),
  ...labIsFound(tenantId, env),
  ...signInProblems(tenantId, env, translated),
  ...setupProblems(tenantId, env),
  ...azureIdentityProblems(env, azure, translated),
];
