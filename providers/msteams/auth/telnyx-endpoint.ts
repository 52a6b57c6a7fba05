import type { Environment, EnvironmentProblem } from './environment-problem.ts';
import { labEndpointProblems } from './lab-endpoint.ts';

/** Names another address than Telnyx' own; for the lab alone. */
export const telnyxEndpoint = 'TRUNKLINE_TELNYX_URL';

/** Telnyx is asked at its own address, since its key buys numbers. */
export const telnyxEndpointProblems = (tenantId: string, env: Environment): readonly EnvironmentProblem[] =>
  labEndpointProblems(
    {
      name: telnyxEndpoint,
      sends: "Telnyx' key",
      allowed: "A real tenant's trunk is asked at Telnyx, and nowhere else.",
    },
    tenantId,
    env,
  );
