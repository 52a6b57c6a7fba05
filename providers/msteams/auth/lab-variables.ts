import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, EnvironmentProblem } from './environment-problem.ts';

/** The lab's tenant. A real tenant can never have it: it isn't a random id. */
const labTenantId = '1ab00000-0000-4000-8000-00000000c0de';

export const isLabTenant = (tenantId: string): boolean => tenantId.toLowerCase() === labTenantId;

/** Whether an address, with or without `https://`, is on this machine. */
export const isLoopback = (address: string): boolean => {
  const host = address.replace(/^[a-z]+:\/\//i, '').split('/')[0] ?? '';
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)(:\d+)?$/i.test(host);
};

/** How each variable that only the lab needs is told from what a person may set; in the order in which they are told. */
const leadsToLab: Readonly<Record<string, (value: string) => boolean>> = {
  TRUNKLINE_LAB_URL: () => true,
  TRUNKLINE_GRAPH_URL: isLoopback,
  AZURE_AUTHORITY_HOST: isLoopback,
  ARM_METADATA_HOSTNAME: () => true,
  PULUMI_DEBUG_PROVIDERS: (value) => /(^|,)(azuread|azure-native):/.test(value),
  // The lab's own, beside lab.db: it holds the stand-in for azure-native as a plugin.
  PULUMI_HOME: (value) => existsSync(join(value, '..', 'lab.db')),
  TRUNKLINE_PWSH: (value) => /(^|[\\/])lab[\\/]bin[\\/]pwsh(\.cmd)?$/.test(value),
};

const messageOf = (name: string, value: string): string =>
  name === 'ARM_METADATA_HOSTNAME' && !isLoopback(value)
    ? `"${value}" would tell azuread and azure-native where to send their credentials.`
    : `"${value}" leads to the lab.`;

/** What of the environment may not meet a real tenant: any part of the lab. */
export const labVariables = (env: Environment): readonly EnvironmentProblem[] =>
  Object.entries(leadsToLab).flatMap(([name, leads]) => {
    const value = env[name];
    if (value === undefined || value === '' || !leads(value)) return [];
    return [
      {
        file: 'environment',
        path: name,
        message: messageOf(name, value),
        allowed: 'A real tenant is never run with any part of the lab.',
        fix: `unset ${name}, or use a new shell.`,
      },
    ];
  });
