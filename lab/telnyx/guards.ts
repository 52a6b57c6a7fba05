import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import type { LabContext } from '../context.ts';
import { playFault } from '../play-fault.ts';
import { readAccount } from './account.ts';
import { telnyxBase } from './base.ts';
import { labTelnyxKey } from './credential.ts';
import type { TelnyxContext, TelnyxEnv } from './environment.ts';
import { type TelnyxError, TelnyxRefusal, telnyxErrorBody } from './error.ts';

const pathOf = (c: TelnyxContext): string => new URL(c.req.url).pathname.slice(telnyxBase.length);

/** Bearer with the account's API key, and what that key may (DOC UnauthenticatedResponse, connections_UnauthorizedResponse). */
export const authenticate = ({ store }: LabContext) =>
  createMiddleware<TelnyxEnv>(async (c, next) => {
    if (c.req.header('authorization') !== `Bearer ${labTelnyxKey}`) {
      throw new TelnyxRefusal(401, [{ code: '10009', detail: 'Could not understand the provided credentials.' }]);
    }
    if (readAccount(store).forbidden.some((start) => pathOf(c).startsWith(start))) {
      const detail = 'You are not authorized to access the requested resource.';
      throw new TelnyxRefusal(403, [{ code: '10010', detail, pointer: '/' }]);
    }
    await next();
  });

const limitHeaders = (limit: number, remaining: number): Record<string, string> => ({
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': '1',
});

/** DOC rate-limiting: 429, 10011 and three headers; whether Retry-After comes with them isn't said. */
const throttled = ({ switches }: LabContext, c: TelnyxContext, limit: number): Response => {
  const error: TelnyxError = { code: '10011', detail: 'You have exceeded the maximum number of allowed requests.' };
  const retryAfter: Record<string, string> = switches.telnyxThrottle === 'retryAfter' ? { 'Retry-After': '1' } : {};
  return c.json(telnyxErrorBody([error]), 429, { ...limitHeaders(limit, 0), ...retryAfter });
};

export const limitRate = (lab: LabContext) => {
  const recent: number[] = [];
  return createMiddleware<TelnyxEnv>(async (c, next) => {
    const most = lab.switches.telnyxRequestsPerSecond;
    if (most === 0) return next();
    const at = performance.now();
    while ((recent[0] ?? at) <= at - 1000) recent.shift();
    if (recent.length >= most) return throttled(lab, c, most);
    recent.push(at);
    await next();
    for (const [name, value] of Object.entries(limitHeaders(most, most - recent.length))) c.header(name, value);
  });
};

/** Trouble that a test ordered, once per match of `METHOD /path`; a lost reply is one that never came. */
export const applyFaults = (lab: LabContext) =>
  createMiddleware<TelnyxEnv>(async (c, next) => {
    const fault = lab.faults.take(`${c.req.method} ${new URL(c.req.url).pathname}`);
    c.set('rows', fault?.kind === 'lag' ? lab.store.before() : lab.store);
    if (fault?.kind === 'throttle') return throttled(lab, c, 60);
    if (fault?.kind === 'error') {
      throw new TelnyxRefusal(503, [{ code: '10007', detail: 'An unexpected error occured.' }]);
    }
    if (fault?.kind === 'page') return c.html('<html><body>Bad gateway</body></html>');
    await playFault({ lab, fault, env: c.env, next, unanswered: () => new HTTPException(503) });
  });
