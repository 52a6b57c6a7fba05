import type { Environment, EnvironmentProblem } from './environment-problem.ts';
import { isLabTenant, isLoopback } from './lab-variables.ts';

/** A variable that names another address of a service than its own, for the lab alone. */
export interface LabEndpoint {
  readonly name: string;
  /** What would be sent there, e.g. "Telnyx' key". */
  readonly sends: string;
  /** Where the service of a real tenant is asked. */
  readonly allowed: string;
}

/** Only the lab's tenant is asked elsewhere, on this machine. */
export const labEndpointProblems = (
  { name, sends, allowed }: LabEndpoint,
  tenantId: string,
  env: Environment,
): readonly EnvironmentProblem[] => {
  const value = env[name];
  if (value === undefined || value === '') return [];
  const isLab = isLabTenant(tenantId);
  if (isLab && isLoopback(value) && URL.canParse(value)) return [];
  return [
    {
      file: 'environment',
      path: name,
      ...(isLab
        ? {
            message: `"${value}" for the lab's tenant, which exists on this machine only.`,
            allowed: "Only the lab's own addresses.",
            fix: 'start it by npm start, or run npm run lab -- <pulumi arguments>.',
          }
        : {
            message: isLoopback(value)
              ? `"${value}" leads to the lab.`
              : `"${value}" would tell trunkline where to send ${sends}.`,
            allowed,
            fix: `unset ${name}, or use a new shell.`,
          }),
    },
  ];
};
