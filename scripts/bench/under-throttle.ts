import { performance } from 'node:perf_hooks';
import type { LabSession } from '../lab/session.ts';
import { askLab } from './ask-lab.ts';

type Requests = Readonly<Record<string, number>>;

const windowSeconds = 10;
const lookMilliseconds = 100;

/** Requests of Graph, those inside of a `$batch` and the `$batch` itself: each counts for its throttle. */
export const graphRequests = (requests: Requests): number =>
  Object.entries(requests).reduce(
    (sum, [shape, count]) => sum + (/^(batched )?[A-Z]+ \/v1\.0\//.test(shape) ? count : 0),
    0,
  );

interface Throttled {
  readonly limit: number;
  /** From the first request of Graph to the last. */
  readonly seconds: number;
  /** Tries, those that were throttled among them. */
  readonly tries: number;
}

/** An `up` in a lab whose Graph takes so many requests in ten seconds. */
export const upUnderThrottle = async (
  session: LabSession,
  limit: number,
  up: () => Promise<void>,
): Promise<Throttled> => {
  await askLab(session, 'switches', { requestsPerTenSeconds: limit });
  const count = async () => graphRequests((await askLab(session, 'requests')) as Requests);
  const before = await count();
  let tries = before;
  let [first, last] = [0, 0];
  let isOver = false;
  const look = async () => {
    while (!isOver) {
      const now = await count();
      if (now !== tries) last = performance.now();
      if (tries === before && now !== before) first = last;
      tries = now;
      await new Promise((done) => setTimeout(done, lookMilliseconds));
    }
  };
  const looking = look();
  await up().finally(() => {
    isOver = true;
  });
  await looking;
  return { limit, seconds: (last - first) / 1000, tries: tries - before };
};

/** Beside the least that the throttle allows for as many requests as the same work takes without it. */
export const throttleRow = ({ limit, seconds, tries }: Throttled, needed: number): string => {
  const bound = Math.floor((needed - 1) / limit) * windowSeconds;
  return `Under a throttle of ${limit} requests in ${windowSeconds} s: ${seconds.toFixed(0)} s for ${needed} requests (${tries} tries), ${(seconds / bound).toFixed(2)} times the throttle's own bound of ${bound} s (aim: at most 1.1)`;
};
