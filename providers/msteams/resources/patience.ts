import type { RetryOptions } from '../../kit/retry.ts';

type Patience = Required<Pick<RetryOptions, 'patienceSeconds' | 'firstDelaySeconds' | 'maxDelaySeconds'>>;

/**
 * How long trunkline waits for Teams before it says so and stops; the next run goes on where this one ended.
 *
 * - write: until a new or changed object shows in reads, and what it names (an SBC, a usage) can be named.
 * - look: until what was given to a user a moment ago shows there, before a difference is believed (seen: half a minute).
 * - licence: until what a licence brings shows at the user and in Teams. It can need hours: then the run says so.
 * - removal: until an unassigned policy or an unlinked SBC may be removed. Teams can need hours: then the run says so.
 */
const bounds = {
  write: { patienceSeconds: 120, firstDelaySeconds: 1, maxDelaySeconds: 15 },
  look: { patienceSeconds: 45, firstDelaySeconds: 3, maxDelaySeconds: 15 },
  licence: { patienceSeconds: 300, firstDelaySeconds: 5, maxDelaySeconds: 30 },
  removal: { patienceSeconds: 300, firstDelaySeconds: 2, maxDelaySeconds: 30 },
} as const satisfies Record<string, Patience>;

/** A row of the table; `TRUNKLINE_WAIT_SCALE` (a number above 0, default 1) stretches or shortens every wait, for tests and the lab. */
export const patience = (
  step: keyof typeof bounds,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Patience => {
  const asked = Number(env.TRUNKLINE_WAIT_SCALE ?? 1);
  const scale = Number.isFinite(asked) && asked > 0 ? asked : 1;
  const { patienceSeconds, firstDelaySeconds, maxDelaySeconds } = bounds[step];
  return {
    patienceSeconds: patienceSeconds * scale,
    firstDelaySeconds: firstDelaySeconds * scale,
    maxDelaySeconds: maxDelaySeconds * scale,
  };
};
