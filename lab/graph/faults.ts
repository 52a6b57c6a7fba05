import { createMiddleware } from 'hono/factory';
import type { LabContext } from '../context.ts';
import { playFault } from '../play-fault.ts';
import type { GraphEnv } from './environment.ts';
import { GraphError, tooManyRequests } from './error.ts';

/** Trouble that a test ordered, once per match of `METHOD /version/path`, inside a batch too. */
export const applyFaults = (lab: LabContext) =>
  createMiddleware<GraphEnv>(async (c, next) => {
    const fault = lab.faults.take(`${c.req.method} /${c.get('version')}${new URL(c.req.url).pathname}`);
    c.set('rows', fault?.kind === 'lag' ? lab.store.before() : lab.store);
    if (fault?.kind === 'throttle') throw tooManyRequests(fault.retryAfterSeconds ?? 1);
    if (fault?.kind === 'error') {
      throw new GraphError(503, 'ServiceUnavailable', 'Service is unavailable. Please try again.');
    }
    const unanswered = () => new GraphError(503, 'ServiceUnavailable', 'The connection was closed.');
    await playFault({ lab, fault, env: c.env, next, unanswered });
  });

/** The `requestsPerTenSeconds` switch, in our time: Graph's limits are per app and tenant (throttling-limits). */
export const limitRate = (lab: LabContext) => {
  const recent: number[] = [];
  return createMiddleware<GraphEnv>(async (_c, next) => {
    const limit = lab.switches.requestsPerTenSeconds;
    const now = performance.now();
    while ((recent[0] ?? now) < now - 10_000) recent.shift();
    if (limit > 0 && recent.length >= limit) {
      throw tooManyRequests(Math.max(1, Math.ceil(((recent[0] ?? now) + 10_000 - now) / 1000)));
    }
    recent.push(now);
    await next();
  });
};
