import { ServiceError } from '../../kit/error.ts';
import { ccaipEndpointProblems } from './ccaip-endpoint.ts';
import { type CloudName, commercial, otherCloud, whyCommercial } from './clouds.ts';
import type { Environment, EnvironmentProblem } from './environment-problem.ts';
import { isLabTenant, isLoopback, labVariables } from './lab-variables.ts';
import { telnyxEndpointProblems } from './telnyx-endpoint.ts';

/** The addresses of one run, judged to belong together. */
export interface Endpoints {
  readonly cloud: CloudName;
  /** `https://graph.microsoft.com`, without a slash at the end. */
  readonly graphUrl: string;
  /** `https://login.microsoftonline.com`, without a slash at the end. */
  readonly authorityHost: string;
  /** Only Microsoft's own authorities can be validated by asking Microsoft. */
  readonly disableInstanceDiscovery: boolean;
}

const addresses = (env: Environment) => ({
  TRUNKLINE_GRAPH_URL: env.TRUNKLINE_GRAPH_URL || `https://${commercial.graphHost}`,
  AZURE_AUTHORITY_HOST: env.AZURE_AUTHORITY_HOST || `https://${commercial.authorityHosts[0]}`,
});

const notHttps = (env: Environment): EnvironmentProblem[] =>
  Object.entries(addresses(env))
    .filter(([, value]) => !URL.canParse(value) || new URL(value).protocol !== 'https:')
    .map(([path, value]) => ({
      file: 'environment',
      path,
      message: `"${value}" isn't an https address.`,
      allowed: 'Allowed: an address such as https://graph.microsoft.com.',
      fix: `correct ${path}, or leave it unset for Microsoft's own.`,
    }));

/** A variable that names another cloud, or none that is known. */
const notCommercial = (path: string, name: string, shown: string, known: readonly string[]): EnvironmentProblem[] => {
  if (known.includes(name.toLowerCase())) return [];
  const other = otherCloud(name);
  const unknown = { message: `"${shown}" isn't known.`, allowed: `Known: ${known.join(', ')}.`, fix: `unset ${path}.` };
  const elsewhere = {
    message: `"${shown}" is ${other}.`,
    allowed: whyCommercial,
    fix: `unset ${path} if the tenant is in the commercial cloud or GCC; trunkline can't set up a tenant of another.`,
  };
  return [{ file: 'environment', path, ...(other === undefined ? unknown : elsewhere) }];
};

/** The lab's tenant exists on this machine only, and its secret never leaves it. */
const labElsewhere = (env: Environment): EnvironmentProblem[] =>
  Object.entries({ ...addresses(env), ARM_METADATA_HOSTNAME: env.ARM_METADATA_HOSTNAME || 'localhost' })
    .filter(([, value]) => !isLoopback(value))
    .map(([path, value]) => ({
      file: 'environment',
      path,
      message: `"${value}" for the lab's tenant, which exists on this machine only.`,
      allowed: "Only the lab's own addresses.",
      fix: 'start it by npm start, or run npm run lab -- <pulumi arguments>.',
    }));

/**
 * What is wrong with where this run would go, all at once. The lab's tenant id and a loopback Graph only ever go together,
 * so that neither a real tenant's token reaches a stand-in nor the lab's secret leaves the machine.
 */
export const endpointProblems = (tenantId: string, env: Environment): readonly EnvironmentProblem[] => {
  const malformed = notHttps(env);
  if (malformed.length > 0) return malformed;
  const others = [...ccaipEndpointProblems(tenantId, env), ...telnyxEndpointProblems(tenantId, env)];
  if (isLabTenant(tenantId)) return [...labElsewhere(env), ...others];
  const lab = labVariables(env);
  const known = (path: string) => lab.some((one) => one.path === path);
  const { TRUNKLINE_GRAPH_URL: graph, AZURE_AUTHORITY_HOST: authority } = addresses(env);
  const environment = env.ARM_ENVIRONMENT || commercial.environments[0];
  return [
    ...lab,
    ...others,
    ...notCommercial('TRUNKLINE_GRAPH_URL', new URL(graph).host, graph, [commercial.graphHost]),
    ...notCommercial('AZURE_AUTHORITY_HOST', new URL(authority).host, authority, commercial.authorityHosts),
    ...notCommercial('ARM_ENVIRONMENT', environment, environment, commercial.environments),
  ].filter((one, at) => at < lab.length || !known(one.path));
};

/** Which addresses this run may use. Throws a ServiceError that tells all that is wrong with them. */
export const chooseEndpoints = (tenantId: string, env: Environment): Endpoints => {
  const problems = endpointProblems(tenantId, env);
  if (problems.length > 0) {
    throw new ServiceError({
      kind: 'Rejected',
      doing: `sign in to tenant ${tenantId}`,
      text: problems.map(({ path, message, allowed }) => `${path}: ${message}\n  ${allowed}`).join('\n'),
      fix: `${[...new Set(problems.map(({ fix }) => fix.replace(/\.$/, '')))].join('; ')}.`,
    });
  }
  const { TRUNKLINE_GRAPH_URL: graph, AZURE_AUTHORITY_HOST: authority } = addresses(env);
  const isLab = isLabTenant(tenantId);
  return {
    cloud: isLab ? 'lab' : 'global',
    graphUrl: new URL(graph).origin,
    authorityHost: new URL(authority).origin,
    disableInstanceDiscovery: isLab,
  };
};
