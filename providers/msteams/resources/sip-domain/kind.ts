import { diffScalars } from '../../../kit/diff.ts';
import { ServiceError } from '../../../kit/error.ts';
import type { Change, Kind } from '../../../kit/resource.ts';
import { checkArgs } from '../../schema/check.ts';
import { type SipDomainArgs, type SipDomainState, sipDomainArgs } from '../../schema/sip-domain.ts';
import type { Session } from '../../session.ts';
import { sameName } from '../same-name.ts';
import { diffWaiting, type MayWait } from '../waiting.ts';
import { waitingObjects } from '../waiting-objects.ts';
import { ensureSipDomain } from './ensure.ts';
import { knownDomains } from './known-domains.ts';
import { foreseeSipDomain, token } from './look.ts';
import { findDomain, hasTeams, readSkus, readUser } from './read.ts';
import { removeSipDomain } from './remove.ts';

/** What the last run, or a refresh, found missing. */
const missing = (
  { isVerified, activatedBefore, userId, hasLicence, waiting }: SipDomainState,
  keep: boolean,
): Change[] => {
  if (waiting !== undefined) return [];
  if (!isVerified) return [{ path: 'isVerified', kind: 'update' }];
  if (activatedBefore) return [];
  if (userId === undefined) return [{ path: 'userId', kind: 'add' }];
  return !hasLicence && keep ? [{ path: 'hasLicence', kind: 'update' }] : [];
};

/**
 * The SIP provider's domain in Microsoft 365, with its record, its user and the user's licence (Graph). It carries no mark: whatever is
 * there is taken as it is, and all of it stays when this resource goes.
 */
export const createSipDomainKind = (session: Session): Kind<SipDomainArgs, SipDomainState> => ({
  token,
  check: ({ news }) => checkArgs('SipDomain', sipDomainArgs, news),
  diff: ({ state, args }) => [
    ...diffScalars(['name', 'user'], state, args)
      .filter(({ path }) => !sameName(state[path as 'name' | 'user'], String(args[path as 'name' | 'user'])))
      .map((change) => (change.path === 'name' ? { ...change, replaces: true } : change)),
    ...diffScalars(['licence', 'usageLocation', 'keep', 'signIn'], state, args),
    ...missing(state, args.keep),
    ...diffWaiting(state as MayWait),
  ],
  preview: ({ args: { approvedSignIns: _, zone, ...args }, state }) => ({
    ...args,
    // What is published stays published: it is no news of this run.
    ...(zone !== undefined && state?.record !== undefined && { record: state.record }),
    ...(state?.userId !== undefined && { userId: state.userId }),
  }),
  foresee: ({ args, state, context }) => foreseeSipDomain(session, args, { before: state, context }),
  create: async ({ args, context }) => ({
    id: args.name.toLowerCase(),
    state: await ensureSipDomain(session, args, { context }),
  }),
  update: async ({ args, state, context }) => {
    // Another user, or one that is gone: what was so before says nothing of this one.
    const before = sameName(state.user, args.user) ? state : { ...state, activatedBefore: false, signIn: args.signIn };
    return { state: await ensureSipDomain(session, args, { before, context }) };
  },
  read: async ({ id, state, args: asked, context }) => {
    const doing = `read SIP domain "${id}"`;
    if (state === undefined) {
      throw new ServiceError({
        kind: 'Rejected',
        doing,
        text: "A domain says nothing of its user, so it isn't imported.",
        fix: 'write sipDomain.activation in tenant.yaml: up takes what is there as it is.',
      });
    }
    const graph = await session.graph();
    const asking = { doing, context };
    const { rows, onlyVerified } = await knownDomains(graph, asking);
    const domain = findDomain(rows, id);
    // Where only verified domains may be read, one that isn't among them may be registered all the same.
    if (domain === undefined && onlyVerified === undefined) return undefined;
    const { name, user, licence, usageLocation, keep, signIn, waiting } = state;
    const zone = asked?.zone;
    const args = { name, user, licence, usageLocation, keep, signIn, ...(zone !== undefined && { zone }) };
    if (domain?.isVerified !== true) {
      if (waiting !== undefined) waitingObjects(session).note(token, name, { args, waiting: waiting as never });
      return { id, args, state: { ...state, isVerified: false } };
    }
    const found = await readUser(graph, state.userId ?? user, asking);
    const isUser = found !== undefined && sameName(found.userPrincipalName, user);
    const isWorking = isUser && hasTeams(found, undefined);
    const skus = !isUser || isWorking ? [] : await readSkus(graph, asking);
    const skuId = skus.find(({ skuPartNumber }) => sameName(skuPartNumber, licence))?.skuId;
    const { record, userId: _userId, waiting: _waiting, ...rest } = state;
    return {
      id,
      args,
      state: {
        ...rest,
        ...(zone !== undefined && record !== undefined && { record }),
        isVerified: true,
        hasLicence: isUser && hasTeams(found, skuId),
        ...(isUser && { userId: found.id }),
      },
    };
  },
  delete: ({ state, context }) => removeSipDomain(session, state, context),
});
