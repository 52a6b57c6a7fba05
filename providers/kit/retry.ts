import { ServiceError } from './error.ts';
import type { Context } from './resource.ts';
import { realSleep, type Sleep } from './sleep.ts';

export interface RetryOptions {
  /** Where each wait is told, what ends it, and how time passes. */
  readonly context: Pick<Context, 'log' | 'signal' | 'sleep' | 'outages'>;
  /** Seconds of waiting in all before the last refusal is handed on. Default 120. */
  readonly patienceSeconds?: number;
  /** Seconds before the second try; doubled for each further one. Default 1. */
  readonly firstDelaySeconds?: number;
  /** The longest single wait, unless the service asks for more. Default 30 seconds. */
  readonly maxDelaySeconds?: number;
  /** Whose refusals these are: one that kept somebody waiting in vain is asked only once from then on. Default Teams. */
  readonly service?: string;
  /** Waits; the context's if left out. */
  readonly sleep?: Sleep;
}

/**
 * Tries again what a service refused for now (Throttled, NotReady, Unavailable), and nothing else.
 *
 * The bound is waiting time, not tries: once the next wait would exceed the patience, the refusal is thrown as it is.
 * A Retry-After is kept to exactly. On Cancel the last refusal is thrown at once. Only for steps that may be done twice.
 */
export const retry = async <Result>(attempt: () => Promise<Result>, options: RetryOptions): Promise<Result> => {
  const { context, patienceSeconds = 120, firstDelaySeconds = 1, maxDelaySeconds = 30, service = 'Teams' } = options;
  const sleep = options.sleep ?? context.sleep ?? realSleep;
  const { outages } = context;
  let waited = 0;
  let said: string | undefined;
  for (let backoff = firstDelaySeconds; ; backoff *= 2) {
    try {
      const result = await attempt();
      outages?.answered(service);
      // The resource's line keeps what was said last.
      if (said !== undefined) context.log(`${said}: done after ${waited} s of waiting`, { ephemeral: true });
      return result;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const isSilent = error.kind === 'Unavailable' || error.kind === 'Throttled';
      if (!isSilent) outages?.answered(service);
      if (!error.retriable || context.signal.aborted) throw error;
      if (isSilent && outages?.isDown(service)) throw notAgain(error);
      const delay = error.facts.retryAfterSeconds ?? Math.min(maxDelaySeconds, backoff);
      waited += delay;
      if (waited > patienceSeconds) {
        if (isSilent) outages?.gaveUp(service);
        throw error;
      }
      said = error.facts.doing;
      context.log(`${said}: ${reason(error)}, trying again in ${delay} s`, { ephemeral: true });
      await sleep(delay, context.signal);
      if (context.signal.aborted) throw error;
    }
  }
};

/** The refusal of a service that has kept others waiting in vain, so that nobody waited for this one. */
export const notAgain = ({ facts }: ServiceError): ServiceError =>
  new ServiceError({ ...facts, text: `${facts.text} (not waited for: others have waited in vain in this run)` });

const reason = (error: ServiceError): string =>
  error.kind === 'Throttled' ? 'throttled' : error.kind === 'NotReady' ? 'not ready yet' : 'unavailable';
