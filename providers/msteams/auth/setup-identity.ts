import { ServiceError } from '../../kit/error.ts';
import type { Environment, EnvironmentProblem } from './environment-problem.ts';
import { chooseSignIn, familyOf, fromFamily, halfIdentity, type SignIn, set } from './sign-in.ts';

/**
 * What only the setup identity may do. A domain that is added can be a federated one, by which its owner signs in as anybody: so none
 * of it belongs to the identity that runs every day. First the least permission, then those that include it.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
const including = {
  'Domain.ReadWrite.All': [],
  'User.ReadWrite.All': ['Directory.ReadWrite.All'],
  'LicenseAssignment.ReadWrite.All': ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
} as const satisfies Record<string, readonly string[]>;

export type SetupPermission = keyof typeof including;

/** What is to be done by it, and what that takes. */
export interface SetupNeed {
  /** Verb, kind and identity, as in an error: `make the SIP domain "4f9a1.teams.carrier.example"`. */
  readonly doing: string;
  /** What is missing, in words that follow "this takes the setup identity: ". */
  readonly todo: string;
  /** Graph application permissions, only those that this needs. */
  readonly permissions: readonly SetupPermission[];
}

/** Of the second identity: the same names as the everyday one's ARM_*. */
export const setupPrefix = 'TRUNKLINE_SETUP';

const names = [
  'CLIENT_ID',
  'CLIENT_SECRET',
  'CLIENT_CERTIFICATE_PATH',
  'CLIENT_CERTIFICATE_PASSWORD',
  'CLIENT_CERTIFICATE',
  'USE_OIDC',
  'OIDC_TOKEN',
  'OIDC_TOKEN_FILE_PATH',
  'OIDC_REQUEST_URL',
  'OIDC_REQUEST_TOKEN',
  'USE_MSI',
].map((name) => `${setupPrefix}_${name}`);

const ways = `${setupPrefix}_CLIENT_ID with ${setupPrefix}_CLIENT_SECRET, with ${setupPrefix}_CLIENT_CERTIFICATE_PATH, or with ${setupPrefix}_USE_OIDC=true`;

/** How the setup identity signs in; undefined where the environment names none, which is how it is most days. */
export const chooseSetupSignIn = (env: Environment): SignIn | undefined => fromFamily(familyOf(setupPrefix, env), env);

const everydayClient = (tenantId: string, env: Environment): string | undefined => {
  try {
    const signIn = chooseSignIn(tenantId, env);
    return 'clientId' in signIn ? signIn.clientId : undefined;
  } catch {
    return undefined; // told by itself
  }
};

const problem = (path: string, message: string, fix: string): EnvironmentProblem => ({
  file: 'environment',
  path,
  message,
  allowed: `Allowed: ${ways}; or none of them: the setup identity is asked for only when there is something to do.`,
  fix,
});

/** What of `TRUNKLINE_SETUP_*` can't work: told before anything is contacted, also where nobody will ask for it. */
export const setupIdentityProblems = (tenantId: string, env: Environment): readonly EnvironmentProblem[] => {
  const unknown = Object.keys(env)
    .filter((name) => name.startsWith(`${setupPrefix}_`) && !names.includes(name) && set(env[name]) !== undefined)
    .map((name) => problem(name, "it isn't read.", `correct its name, or unset it. Read are: ${names.join(', ')}.`));
  const signIn = chooseSetupSignIn(env);
  const half = signIn === undefined ? halfIdentity([setupPrefix], env) : undefined;
  const path = `${setupPrefix}_CLIENT_ID`;
  if (half !== undefined) return [...unknown, problem(path, half, 'set the other half, or unset it.')];
  const clientId = signIn !== undefined && 'clientId' in signIn ? signIn.clientId : undefined;
  const same = clientId !== undefined && clientId.toLowerCase() === everydayClient(tenantId, env)?.toLowerCase();
  return same
    ? [
        ...unknown,
        problem(
          path,
          `"${clientId}" is the identity that runs every day.`,
          'make a second application for this, and take these permissions from the first.',
        ),
      ]
    : unknown;
};

const and = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const permissionsOf = ({ permissions }: SetupNeed): string =>
  `the Graph application permission${permissions.length > 1 ? 's' : ''} ${and(permissions)}`;

/** The environment names no setup identity, and there is something to do. */
export const noSetupIdentity = (need: SetupNeed): ServiceError =>
  new ServiceError({
    kind: 'Forbidden',
    waitsFor: 'the setup identity',
    doing: need.doing,
    text: `this takes the setup identity, and the environment names none: ${need.todo}.`,
    fix: `set ${ways}, of an application that has ${permissionsOf(need)}, with admin consent, and run the same command again. It isn't needed afterwards: unset it, and take the permissions or the application away.`,
  });

/** Why a setup identity with these permissions in its token can't do it; undefined if it can. */
export const lacksPermission = (
  need: SetupNeed,
  who: string | undefined,
  held: readonly string[],
): ServiceError | undefined => {
  const missing = need.permissions.filter((name) => ![name, ...including[name]].some((one) => held.includes(one)));
  if (missing.length === 0) return undefined;
  return new ServiceError({
    kind: 'Forbidden',
    doing: need.doing,
    text: `the setup identity${who === undefined ? '' : ` ${who}`} has no ${and(missing)} in its token, and there is to do: ${need.todo}. Nothing of it was done.`,
    fix: `grant it ${permissionsOf({ ...need, permissions: missing })}, with admin consent, then run again (a new token may take minutes).`,
  });
};
