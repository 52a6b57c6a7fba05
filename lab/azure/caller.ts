import { createMiddleware } from 'hono/factory';
import type { LabBindings } from '../bindings.ts';
import type { LabContext } from '../context.ts';
import { isFor, type Resource } from '../entra/resources.ts';
import type { Claims } from '../entra/tokens.ts';
import { playFault } from '../play-fault.ts';
import { AzureRefusal } from './error.ts';

export interface AzureEnv {
  Bindings: LabBindings;
  Variables: { caller: Claims };
}

/** Who calls: a token of the lab's Entra, for this very service, in its time (texts OBS, shortened). */
export const calledFor = (lab: LabContext, resource: Resource) =>
  createMiddleware<AzureEnv>(async (c, next) => {
    const [scheme, token = ''] = (c.req.header('authorization') ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || token === '') {
      throw new AzureRefusal(
        401,
        'AuthenticationFailed',
        "Authentication failed. The 'Authorization' header is missing.",
      );
    }
    const claims = await lab.tokens.verify(token);
    if (claims === 'expired') {
      throw new AzureRefusal(
        401,
        'ExpiredAuthenticationToken',
        'The access token expiry UTC time is earlier than current.',
      );
    }
    if (typeof claims === 'string') {
      throw new AzureRefusal(401, 'InvalidAuthenticationToken', 'The access token is invalid.');
    }
    if (!isFor(resource, claims.aud, lab.origin)) {
      const message = `The access token has been obtained for wrong audience or resource '${claims.aud}'.`;
      throw new AzureRefusal(401, 'InvalidAuthenticationTokenAudience', message);
    }
    c.set('caller', claims);
    await next();
  });

/** Trouble that a test ordered, once per match of `METHOD /path`: the kinds of Graph's that Azure knows. */
export const azureFaults = (lab: LabContext) =>
  createMiddleware<AzureEnv>(async (c, next) => {
    const fault = lab.faults.take(`${c.req.method} ${new URL(c.req.url).pathname}`);
    if (fault?.kind === 'error') {
      throw new AzureRefusal(503, 'ServiceUnavailable', 'The service is unavailable.');
    }
    const unanswered = () => new AzureRefusal(503, 'ServiceUnavailable', 'The connection was closed.');
    await playFault({ lab, fault, env: c.env, next, unanswered });
  });
