import type { Environment, EnvironmentProblem } from './environment-problem.ts';
import { isLabTenant, isLoopback } from './lab-variables.ts';

/** Names another address than Telnyx' own; for the lab alone. */
export const telnyxEndpoint = 'TRUNKLINE_TELNYX_URL';

/** Telnyx is asked at its own address, since its key buys numbers. Only the lab's tenant is asked elsewhere, on this machine. */
export const telnyxEndpointProblems = (tenantId: string, env: Environment): readonly EnvironmentProblem[] => {
  const value = env[telnyxEndpoint];
  if (value === undefined || value === '') return [];
  const isLab = isLabTenant(tenantId);
  if (isLab && isLoopback(value) && URL.canParse(value)) return [];
  return [
    {
      file: 'environment',
      path: telnyxEndpoint,
      ...(isLab
        ? {
            message: `"${value}" for the lab's tenant, which exists on this machine only.`,
            allowed: "Only the lab's own addresses.",
            fix: 'start it by npm start, or run npm run lab -- <pulumi arguments>.',
          }
        : {
            message: isLoopback(value)
              ? `"${value}" leads to the lab.`
              : `"${value}" would tell trunkline where to send Telnyx' key.`,
            allowed: "A real tenant's trunk is asked at Telnyx, and nowhere else.",
            fix: `unset ${telnyxEndpoint}, or use a new shell.`,
          }),
    },
  ];
};
