import { createMiddleware } from 'hono/factory';
import type { LabContext } from '../context.ts';
import { isFor, microsoftGraph } from '../entra/resources.ts';
import { permitted, type TokenProblem } from '../entra/tokens.ts';
import type { GraphEnv } from './environment.ts';
import { forbidden, GraphError } from './error.ts';

/** Graph's 401 texts, as public issues quote them. */
const problems: Readonly<Record<TokenProblem, string>> = {
  malformed:
    "IDX14100: JWT is not well formed, there are no dots (.).\nThe token needs to be in JWS or JWE Compact Serialization Format. (JWS): 'EncodedHeader.EndcodedPayload.EncodedSignature'. (JWE): 'EncodedProtectedHeader.EncodedEncryptedKey.EncodedInitializationVector.EncodedCiphertext.EncodedAuthenticationTag'.",
  signature: 'Access token validation failure. Invalid signature.',
  expired: 'Lifetime validation failed, the token is expired.',
  tenant: 'Access token validation failure. Invalid tenant.',
};

const unauthenticated = (message: string) => new GraphError(401, 'InvalidAuthenticationToken', message);

/** Who calls: a token of this tenant, for Graph, in its time. */
export const authenticate = (context: LabContext) =>
  createMiddleware<GraphEnv>(async (c, next) => {
    const [scheme, token] = (c.req.header('authorization') ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || token === undefined || token === '') {
      throw unauthenticated('Access token is empty.');
    }
    const claims = await context.tokens.verify(token);
    if (typeof claims === 'string') throw unauthenticated(problems[claims]);
    if (!isFor(microsoftGraph, claims.aud, context.origin)) {
      throw unauthenticated('Access token validation failure. Invalid audience.');
    }
    c.set('caller', claims);
    await next();
  });

/** The call needs one permission of each list, the app's own or a delegated one. They are those of the token: a new grant needs a new token. */
export const needs = (...lists: readonly (readonly string[])[]) =>
  createMiddleware<GraphEnv>(async (c, next) => {
    const held = permitted(c.get('caller'));
    if (!lists.every((list) => list.some((one) => held.includes(one)))) throw forbidden();
    await next();
  });

/** The same by a list that a switch decides. */
export const needsBy = (list: () => readonly string[]) =>
  createMiddleware<GraphEnv>(async (c, next) => {
    const held = permitted(c.get('caller'));
    if (!list().some((one) => held.includes(one))) throw forbidden();
    await next();
  });
