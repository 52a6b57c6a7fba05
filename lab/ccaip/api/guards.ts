import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import type { LabContext } from '../../context.ts';
import { playFault } from '../../play-fault.ts';
import { labCcaipToken } from './credential.ts';
import type { CcaipContext, CcaipEnv } from './environment.ts';

/** Basic: user name is the portal's subdomain, password the token of an API credential (DOC apps-api, api-credentials). What a refusal says is assumed. */
export const authenticate = ({ store }: LabContext) =>
  createMiddleware<CcaipEnv>(async (c, next) => {
    const [scheme, text = ''] = (c.req.header('authorization') ?? '').split(' ');
    const [user, ...token] = Buffer.from(text, 'base64').toString().split(':');
    const portal = store.get('ccaipSettings', 'settings')?.portal ?? 'https://nowhere';
    const isKnown = user === new URL(portal).hostname.split('.')[0] && token.join(':') === labCcaipToken;
    if (scheme?.toLowerCase() !== 'basic' || !isKnown) return c.json({ message: 'Unauthorized' }, 401);
    await next();
  });

const throttled = (lab: LabContext, c: CcaipContext): Response =>
  lab.switches.ccaipThrottle === 'bare'
    ? c.body(null, 429)
    : c.json({ message: 'Rate limit exceeded' }, 429, { 'Retry-After': '1' });

/** Whether one more may pass: `most` in a second, by a clock in milliseconds; 0 is no limit. */
export const createLimit = (now: () => number): ((most: number) => boolean) => {
  const recent: number[] = [];
  return (most) => {
    const at = now();
    while ((recent[0] ?? at) <= at - 1000) recent.shift();
    if (most > 0 && recent.length >= most) return false;
    recent.push(at);
    return true;
  };
};

export const limitRate = (lab: LabContext) => {
  const mayPass = createLimit(() => performance.now());
  return createMiddleware<CcaipEnv>(async (c, next) => {
    if (!mayPass(lab.switches.ccaipRequestsPerSecond)) return throttled(lab, c);
    await next();
  });
};

/** Trouble that a test ordered, once per match of `METHOD /path`; a lost reply is one that never came. */
export const applyFaults = (lab: LabContext) =>
  createMiddleware<CcaipEnv>(async (c, next) => {
    const fault = lab.faults.take(`${c.req.method} ${new URL(c.req.url).pathname}`);
    c.set('rows', fault?.kind === 'lag' ? lab.store.before() : lab.store);
    if (fault?.kind === 'throttle') return throttled(lab, c);
    if (fault?.kind === 'error') return c.json({ message: 'Service unavailable' }, 503);
    if (fault?.kind === 'page') return c.html('<html><body>Bad gateway</body></html>');
    await playFault({ lab, fault, env: c.env, next, unanswered: () => new HTTPException(503) });
  });
