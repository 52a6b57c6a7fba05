import type { Problem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { FederatedCredential, Identity } from './identity.ts';

/** As they are typed. */
export interface BootstrapOptions {
  readonly tenant: string;
  readonly name: string;
  readonly clientId?: string;
  readonly managedIdentity?: string;
  readonly github?: string;
  readonly environment?: string;
  readonly issuer?: string;
  readonly subject?: string;
  readonly setup?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Of GitHub's own tokens. @see https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect */
const githubIssuer = 'https://token.actions.githubusercontent.com';

/** The identity that the options name; throws all that is wrong with them. */
export const chosenIdentity = (options: BootstrapOptions, file: string): Identity => {
  const { tenant, name, clientId, managedIdentity, github, environment, issuer, subject, setup, check, json } = options;
  const problem = (path: string, message: string, allowed: string, fix: string): Problem => ({
    file,
    path,
    message,
    allowed,
    fix,
  });
  const notGuid = (path: string, value: string | undefined): Problem[] =>
    value === undefined || guid.test(value)
      ? []
      : [
          problem(
            path,
            `"${value}" isn't an id.`,
            'A GUID: names are no proof of whose something is.',
            'copy it from Entra.',
          ),
        ];
  const federatedAsked = github ?? environment ?? issuer ?? subject;
  const applicationAsked = clientId ?? federatedAsked;
  const problems: Problem[] = [
    ...notGuid('--client-id', clientId),
    ...notGuid('--managed-identity', managedIdentity),
    ...(managedIdentity !== undefined && applicationAsked !== undefined
      ? [
          problem(
            '--managed-identity',
            'a managed identity has neither an application nor a federated credential.',
            'It takes none of --client-id, --github, --environment, --issuer and --subject.',
            'leave one of the two out.',
          ),
        ]
      : []),
    ...(managedIdentity !== undefined && setup === true
      ? [
          problem(
            '--setup',
            'the setup identity is removed once its work is done.',
            'An application of its own.',
            'leave --managed-identity out.',
          ),
        ]
      : []),
    ...(github !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(github)
      ? [
          problem(
            '--github',
            `"${github}" isn't a repository.`,
            'Its owner and its name, e.g. contoso/voice.',
            'write owner/repository.',
          ),
        ]
      : []),
    ...(github === undefined && environment !== undefined
      ? [
          problem(
            '--environment',
            'it belongs to a repository of GitHub.',
            'With --github.',
            'add --github owner/repository.',
          ),
        ]
      : []),
    ...(github !== undefined && (issuer ?? subject) !== undefined
      ? [
          problem(
            '--github',
            'it says issuer and subject by itself.',
            '--github, or --issuer and --subject.',
            'leave one of the two out.',
          ),
        ]
      : []),
    ...((issuer === undefined) !== (subject === undefined)
      ? [
          problem(
            issuer === undefined ? '--issuer' : '--subject',
            'it is missing.',
            '--issuer and --subject go together.',
            "add it, from your CI's page on OIDC.",
          ),
        ]
      : []),
    ...(issuer !== undefined && !(URL.canParse(issuer) && new URL(issuer).protocol === 'https:')
      ? [
          problem(
            '--issuer',
            `"${issuer}" isn't an https address.`,
            'As in the iss claim of its tokens.',
            "copy it from your CI's page on OIDC.",
          ),
        ]
      : []),
    ...(json === true && check !== true
      ? [problem('--json', 'only --check answers in JSON.', 'With --check.', 'add --check, or leave it out.')]
      : []),
  ];
  if (problems.length > 0) throw new ProblemError(...problems);
  if (managedIdentity !== undefined) return { kind: 'managed identity', objectId: managedIdentity };
  const federated: FederatedCredential | undefined =
    github !== undefined
      ? { issuer: githubIssuer, subject: `repo:${github}:environment:${environment ?? tenant}` }
      : issuer !== undefined && subject !== undefined
        ? { issuer, subject }
        : undefined;
  return {
    kind: 'application',
    name: setup === true && name === 'trunkline-automation' ? 'trunkline-setup' : name,
    clientId,
    federated,
  };
};
