import { randomBytes } from 'node:crypto';
import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Graph, GraphRequest } from '../../graph/graph.ts';
import type { Change } from '../../history/change.ts';
import type { SipDomainArgs } from '../../schema/sip-domain.ts';
import { patience } from '../patience.ts';
import { domainNow } from './read.ts';

/** By whom is written, by whom is looked, and how is waited. */
export interface Doing {
  readonly graph: Graph;
  readonly setup: Graph;
  readonly context: Context;
}

/** A write, and how a look shows that it is done. */
interface Write {
  readonly request: GraphRequest & { readonly change: Change };
  readonly isDone: () => Promise<boolean>;
  /** Refusals that pass by themselves: what was written a moment ago isn't known everywhere. */
  readonly passes?: RegExp;
}

const asNotReady = ({ facts }: ServiceError): ServiceError => new ServiceError({ ...facts, kind: 'NotReady' });

/**
 * Carries out one write, once: whatever goes wrong, the tenant is looked at before anything is said or sent again. A reply that was
 * lost so makes no second user.
 */
export const carryOut = async ({ request, isDone, passes }: Write, { setup, context }: Doing): Promise<void> => {
  const attempt = async () => {
    const [reply] = await setup.batch([request], { doing: request.doing, context });
    const error = reply?.error;
    if (error === undefined) return;
    if (error.kind !== 'Forbidden' && (await isDone())) {
      setup.settled?.([{ change: request.change, end: { step: 'done' } }]);
      return;
    }
    throw passes?.test(error.facts.text) ? asNotReady(error) : error;
  };
  await retry(attempt, { context, ...patience('write'), service: 'Graph domains and users' });
};

/** A password that nobody has: it leaves in one request, and the history blanks it by its name. */
const password = (): string => `${randomBytes(24).toString('base64url')}aA1!`;

const addDomain = (name: string, doing: string): Write['request'] => ({
  method: 'POST',
  path: '/domains',
  body: { id: name },
  change: { kind: 'SipDomain', object: name, from: null, to: 'added' },
  doing,
});

/** Registers the domain: once, and before anything else of it. */
export const register = (name: string, doing: Doing): Promise<void> => {
  const request = addDomain(name, `add domain "${name}"`);
  const { context } = doing;
  const isDone = async () => (await domainNow(doing.graph, name, { doing: request.doing, context })) !== undefined;
  return carryOut({ request, isDone }, doing);
};

export const verifyDomain = (name: string, doing: string): Write['request'] => ({
  method: 'POST',
  path: `/domains/${encodeURIComponent(name)}/verify`,
  body: {},
  change: { kind: 'SipDomain', object: name, from: 'added', to: 'verified' },
  doing,
});

export const makeUser = ({ user, usageLocation, signIn }: SipDomainArgs, doing: string): Write['request'] => {
  const [name = ''] = user.split('@');
  const told = { accountEnabled: signIn, usageLocation };
  return {
    method: 'POST',
    path: '/users',
    body: {
      ...told,
      displayName: `${name} (activates the SIP domain)`,
      mailNickname: name.replaceAll(/[^\w.-]/g, ''),
      userPrincipalName: user,
      passwordProfile: { forceChangePasswordNextSignIn: true, password: password() },
    },
    change: { kind: 'SipDomain', object: `user ${user}`, from: null, to: told },
    doing,
  };
};

interface Person {
  readonly upn: string;
  readonly id: string;
}

/** Of the user: what is set, from what. */
export const changeUser = (
  { upn, id }: Person,
  values: { readonly usageLocation: string } | { readonly accountEnabled: boolean },
  doing: string,
): Write['request'] => ({
  method: 'PATCH',
  path: `/users/${id}`,
  body: values,
  change: { kind: 'SipDomain', user: id, upn, to: values },
  doing,
});

export const changeLicence = (
  { upn, id }: Person,
  { skuId, licence, verb }: { readonly skuId: string; readonly licence: string; readonly verb: 'give' | 'takeBack' },
  doing: string,
): Write['request'] => ({
  method: 'POST',
  path: `/users/${id}/assignLicense`,
  body:
    verb === 'give'
      ? { addLicenses: [{ skuId, disabledPlans: [] }], removeLicenses: [] }
      : { addLicenses: [], removeLicenses: [skuId] },
  change: {
    kind: 'SipDomain',
    user: id,
    upn,
    ...(verb === 'give' ? { from: null, to: licence } : { from: licence, to: null }),
  },
  doing,
});
