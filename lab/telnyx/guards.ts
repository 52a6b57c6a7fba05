import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import type { LabContext } from '../context.ts';
import { playFault } from '../play-fault.ts';
import { labTelnyxKey } from './credential.ts';
import type { TelnyxContext, TelnyxEnv } from './environment.ts';
import { type TelnyxError, telnyxErrorBody } from './error.ts';

const refuse = (c: TelnyxContext, status: 401 | 429 | 503, error: TelnyxError, headers: Record<string, string> = {}) =>
  c.json(telnyxErrorBody([error]), status, headers);

/** Bearer with the account's API key (DOC api-errors 10009). */
export const authenticate = createMiddleware<TelnyxEnv>(async (c, next) => {
  if (c.req.header('authorization') !== `Bearer ${labTelnyxKey}`) {
    const detail = 'The required authentication headers were either invalid or not included in the request.';
    return refuse(c, 401, { code: '10009', detail });
  }
  await next();
});

/** DOC rate-limiting: 429, 10011 and three headers; Retry-After isn't among them. */
const throttled = (c: TelnyxContext): Response =>
  refuse(
    c,
    429,
    { code: '10011', detail: 'You have exceeded the maximum number of allowed requests.' },
    { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
  );

/** Trouble that a test ordered, once per match of `METHOD /path`; a lost reply is one that never came. */
export const applyFaults = (lab: LabContext) =>
  createMiddleware<TelnyxEnv>(async (c, next) => {
    const fault = lab.faults.take(`${c.req.method} ${new URL(c.req.url).pathname}`);
    c.set('rows', fault?.kind === 'lag' ? lab.store.before() : lab.store);
    if (fault?.kind === 'throttle') return throttled(c);
    if (fault?.kind === 'error') return refuse(c, 503, { code: '10007', detail: 'An unexpected error occured.' });
    if (fault?.kind === 'page') return c.html('<html><body>Bad gateway</body></html>');
    await playFault({ lab, fault, env: c.env, next, unanswered: () => new HTTPException(503) });
  });
