import type { Environment, EnvironmentProblem } from './environment-problem.ts';
import { isLabTenant, isLoopback } from './lab-variables.ts';

/** Names another address than that of the tenant's own portal; for the lab alone. */
export const ccaipEndpoint = 'TRUNKLINE_CCAIP_ENDPOINT';

/**
 * CCAIP is asked at the tenant file's own portal, since its token is as good as an administrator there. Only the lab's tenant is asked
 * elsewhere, on this machine.
 */
export const ccaipEndpointProblems = (tenantId: string, env: Environment): readonly EnvironmentProblem[] => {
  const value = env[ccaipEndpoint];
  if (value === undefined || value === '') return [];
  const isLab = isLabTenant(tenantId);
  if (isLab && isLoopback(value) && URL.canParse(value)) return [];
  return [
    {
      file: 'environment',
      path: ccaipEndpoint,
      ...(isLab
        ? {
            message: `"${value}" for the lab's tenant, which exists on this machine only.`,
            allowed: "Only the lab's own addresses.",
            fix: 'start it by npm start, or run npm run lab -- <pulumi arguments>.',
          }
        : {
            message: isLoopback(value)
              ? `"${value}" leads to the lab.`
              : `"${value}" would tell trunkline where to send CCAIP's token.`,
            allowed: "A real tenant's CCAIP is asked at app.redirectDomain of its tenant file, and nowhere else.",
            fix: `unset ${ccaipEndpoint}, or use a new shell.`,
          }),
    },
  ];
};
