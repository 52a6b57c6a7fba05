import { readFileSync } from 'node:fs';
import type { Environment, EnvironmentProblem } from './environment-problem.ts';
import { familyOf, fromFamily, halfIdentity, isTrue, set } from './sign-in.ts';

/** Of azure-native's own identities: one writes into the vault, one into the DNS zone. */
export type AzurePrefix = 'TRUNKLINE_VAULT' | 'TRUNKLINE_DNS';

/** What the tenant file names, and so what has to be signed in for. */
export interface AzureNeeds {
  readonly vault?: boolean;
  readonly dns?: boolean;
}

const uses: Readonly<Record<AzurePrefix, string>> = {
  TRUNKLINE_VAULT: 'a vault (app.keyVault)',
  TRUNKLINE_DNS: 'a zone (sipDomain.dns)',
};

/** The names behind the prefix, which azure-native reads behind `ARM_`: stacks/azure-providers.ts maps them. */
export const azureNames = [
  'CLIENT_ID',
  'CLIENT_SECRET',
  'CLIENT_CERTIFICATE_PATH',
  'CLIENT_CERTIFICATE_PASSWORD',
  'USE_OIDC',
  'OIDC_TOKEN',
  'OIDC_TOKEN_FILE_PATH',
  'USE_MSI',
] as const;

interface Judging {
  readonly translated: boolean;
  /** Who names the place, as the subject of a sentence. */
  readonly by: string;
}

const waysOf = (prefix: AzurePrefix): string =>
  `${prefix}_CLIENT_ID with ${prefix}_CLIENT_SECRET, with ${prefix}_CLIENT_CERTIFICATE_PATH, or with ${prefix}_USE_OIDC=true; or ${prefix}_USE_MSI=true`;

const isReadable = (path: string): boolean => {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
};

const judged = (prefix: AzurePrefix, needed: boolean, env: Environment, { translated, by }: Judging) => {
  const problem = (path: string, message: string, fix: string): EnvironmentProblem => ({
    file: 'environment',
    path,
    message,
    allowed: `Allowed: ${waysOf(prefix)}. Nothing else is read for ${uses[prefix]}.`,
    fix,
  });
  const names = azureNames.map((name) => `${prefix}_${name}`);
  const problems = Object.keys(env)
    .filter((name) => name.startsWith(`${prefix}_`) && !names.includes(name) && set(env[name]) !== undefined)
    .map((name) => problem(name, "it isn't read.", `correct its name, or unset it. Read are: ${names.join(', ')}.`));
  // azure-native knows no other word for yes, and takes the next way in instead.
  for (const name of [`${prefix}_USE_OIDC`, `${prefix}_USE_MSI`]) {
    const value = set(env[name]);
    if (value === undefined || value === 'true' || value === 'false') continue;
    problems.push(problem(name, `"${value}" isn't understood.`, `write true${isTrue(value) ? '' : ' or false'}.`));
  }
  const signIn = fromFamily(familyOf(prefix, env), env);
  if (signIn === undefined) {
    const half = halfIdentity([prefix], env);
    if (half !== undefined) problems.push(problem(`${prefix}_CLIENT_ID`, half, 'set the other half, or unset it.'));
    else if (needed && problems.length === 0) {
      const message = `${by} ${uses[prefix]}, and the environment no identity for it.`;
      problems.push(
        problem(`${prefix}_CLIENT_ID`, message, 'set one of these; docs/key-vault.md says what it must be allowed.'),
      );
    }
    return problems;
  }
  const files = [
    [
      `${prefix}_CLIENT_CERTIFICATE_PATH`,
      signIn.method === 'certificate' && 'path' in signIn.source && signIn.source.path,
    ],
    [`${prefix}_OIDC_TOKEN_FILE_PATH`, signIn.method === 'tokenFile' && signIn.path],
  ] as const;
  for (const [name, path] of files) {
    if (path !== false && !isReadable(path))
      problems.push(problem(name, `"${path}" can't be read.`, `correct ${name}.`));
  }
  if (needed && !translated) problems.push(...showingThrough(prefix, env, problem));
  return problems;
};

/**
 * azure-native reads `ARM_*`, which are azuread's: where a name of its own isn't even set, it would sign in with a part of the everyday
 * identity. An empty one is enough, which is what `npm run pulumi` sets.
 */
const showingThrough = (
  prefix: AzurePrefix,
  env: Environment,
  problem: (path: string, message: string, fix: string) => EnvironmentProblem,
): EnvironmentProblem[] =>
  azureNames
    .filter((name) => set(env[`ARM_${name}`]) !== undefined && env[`${prefix}_${name}`] === undefined)
    .map((name) =>
      problem(
        `${prefix}_${name}`,
        `it isn't set, so azure-native would take ARM_${name} of the everyday identity.`,
        `use npm run pulumi, or set it empty: export ${prefix}_${name}=`,
      ),
    );

/** What of azure-native's identities can't work; `needs` is not known to a launcher before it reads the state, which then judges what is there. */
export const azureIdentityProblems = (
  env: Environment,
  { vault = false, dns = false }: AzureNeeds,
  translated: boolean,
  by = 'the tenant file names',
): readonly EnvironmentProblem[] => [
  ...judged('TRUNKLINE_VAULT', vault, env, { translated, by }),
  ...judged('TRUNKLINE_DNS', dns, env, { translated, by }),
];

/**
 * For the engine: every name of these identities, empty where it isn't set, so that no part of the everyday identity takes its place. Also where
 * none is set at all: a state may have what the files name no more.
 */
export const forAzureNative = (env: Environment): Record<string, string> =>
  Object.fromEntries(
    (['TRUNKLINE_VAULT', 'TRUNKLINE_DNS'] as const).flatMap((prefix) =>
      azureNames.map((name) => [`${prefix}_${name}`, env[`${prefix}_${name}`] ?? '']),
    ),
  );
