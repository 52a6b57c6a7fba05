import type { LabContext } from '../context.ts';
import { machine } from '../identity.ts';
import { claimsOf, resourceNamed } from './sign-in.ts';
import { secondsFor } from './token-seconds.ts';

interface Kept {
  readonly token: string;
  /** Milliseconds since 1970, our time. */
  readonly expires: number;
}

/** What a machine in Azure answers: status and body. */
interface Answer {
  readonly status: 200 | 400;
  readonly body: Readonly<Record<string, string>>;
}

const refuse = (error: string, description: string): Answer => ({
  status: 400,
  body: { error, error_description: description },
});

/** Kept so long before its end, then made anew. */
const renewBefore = 5 * 60_000;

/**
 * IMDS, the identity service of a machine in Azure (learn.microsoft.com "How to use managed identities for Azure resources on an
 * Azure VM to acquire an access token"). It keeps a token for each resource and gives the same one until it is nearly over: so two
 * that are asked for together may end hours apart, and a new permission shows late.
 */
export const machineToken = async (
  context: LabContext,
  request: { readonly metadata?: string; readonly resource?: string; readonly clientId?: string },
): Promise<Answer> => {
  const { metadata, resource: asked, clientId } = request;
  if (metadata !== 'true') return refuse('invalid_request', 'Required metadata header not specified');
  if (asked === undefined || asked === '')
    return refuse('invalid_request', 'Required query variable "resource" is missing');
  const principal = context.store.get('servicePrincipal', machine.objectId);
  if (principal === undefined || (clientId !== undefined && clientId !== machine.clientId)) {
    return refuse('invalid_request', 'Identity not found');
  }
  const { resource, identifier } = resourceNamed(context, asked.replace(/\/+$/, ''));
  const key = `machineToken/${resource.appId}`;
  let kept = context.store.get('setting', key) as Kept | undefined;
  if (kept === undefined || kept.expires - Date.now() < renewBefore) {
    const seconds = secondsFor(context.switches, resource);
    const token = await context.tokens.issue(claimsOf(context, principal, resource, identifier), seconds);
    kept = { token, expires: Date.now() + seconds * 1000 };
    context.store.put('setting', key, { ...kept });
  }
  const left = Math.floor((kept.expires - Date.now()) / 1000);
  return {
    status: 200,
    body: {
      access_token: kept.token,
      client_id: machine.clientId,
      expires_in: String(left),
      expires_on: String(Math.floor(kept.expires / 1000)),
      ext_expires_in: String(left),
      not_before: String(Math.floor(Date.now() / 1000)),
      resource: asked,
      token_type: 'Bearer',
    },
  };
};
