import { ServiceError } from '../../kit/error.ts';
import { type CloudName, knownClouds } from './clouds.ts';

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

/** The lab's tenant. A real tenant can never have it: it isn't a random id. */
const labTenantId = '1ab00000-0000-4000-8000-00000000c0de';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const refuse = (tenantId: string, text: string, fix: string): ServiceError =>
  new ServiceError({ kind: 'Rejected', doing: `sign in to tenant ${tenantId}`, text, fix });

const toUrl = (tenantId: string, name: string, value: string): URL => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'https:') return url;
  throw refuse(
    tenantId,
    `${name} is "${value}". It must be an https address such as https://graph.microsoft.com.`,
    `correct ${name}, or leave it unset for Microsoft's own.`,
  );
};

/**
 * Which addresses this run may use. The lab's tenant id and a loopback Graph only ever go together, so that neither a
 * real tenant's token reaches a stand-in nor the lab's secret leaves the machine.
 */
export const chooseEndpoints = (tenantId: string, env: Readonly<Record<string, string | undefined>>): Endpoints => {
  const graph = toUrl(tenantId, 'TRUNKLINE_GRAPH_URL', env.TRUNKLINE_GRAPH_URL || 'https://graph.microsoft.com');
  const authority = toUrl(
    tenantId,
    'AZURE_AUTHORITY_HOST',
    env.AZURE_AUTHORITY_HOST || 'https://login.microsoftonline.com',
  );
  const addresses = { graphUrl: graph.origin, authorityHost: authority.origin };
  const isLab = tenantId.toLowerCase() === labTenantId;
  const isLocal = loopback.test(graph.hostname) && loopback.test(authority.hostname);
  if (isLab && isLocal) return { cloud: 'lab', ...addresses, disableInstanceDiscovery: true };
  if (isLab) {
    throw refuse(
      tenantId,
      `This is the lab's tenant, which exists on this machine only; Graph is "${graph.origin}" and the sign-in "${authority.origin}".`,
      'start it by npm start, or run npm run lab -- <pulumi arguments>.',
    );
  }
  const cloud = knownClouds.find((one) => one.graphHost === graph.host);
  if (cloud === undefined) {
    throw refuse(
      tenantId,
      `TRUNKLINE_GRAPH_URL is "${graph.origin}", which isn't Microsoft Graph; only the lab's tenant may use another.\n` +
        `  Known: ${knownClouds.map((one) => one.graphHost).join(', ')}.`,
      'unset TRUNKLINE_GRAPH_URL.',
    );
  }
  if (!cloud.authorityHosts.includes(authority.host)) {
    throw refuse(
      tenantId,
      `AZURE_AUTHORITY_HOST is "${authority.origin}", which doesn't sign in to ${cloud.graphHost}.\n` +
        `  Known: ${cloud.authorityHosts.join(', ')}.`,
      'unset AZURE_AUTHORITY_HOST, or set it and TRUNKLINE_GRAPH_URL to the same cloud.',
    );
  }
  return { cloud: cloud.name, ...addresses, disableInstanceDiscovery: false };
};
