import type { Environment, EnvironmentProblem } from './environment-problem.ts';
import { labEndpointProblems } from './lab-endpoint.ts';

/** Names another address than that of the tenant's own portal; for the lab alone. */
export const ccaipEndpoint = 'TRUNKLINE_CCAIP_ENDPOINT';

/** CCAIP is asked at the tenant file's own portal, since its token is as good as an administrator there. */
export const ccaipEndpointProblems = (tenantId: string, env: Environment): readonly EnvironmentProblem[] =>
  labEndpointProblems(
    {
      name: ccaipEndpoint,
      sends: "CCAIP's token",
      allowed: "A real tenant's CCAIP is asked at app.redirectDomain of its tenant file, and nowhere else.",
    },
    tenantId,
    env,
  );
