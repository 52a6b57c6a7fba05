import { ServiceError } from '../../../kit/error.ts';
import type { Context, Kind } from '../../../kit/resource.ts';
import { checkArgs } from '../../schema/check.ts';
import {
  type SipDomainRegistrationArgs,
  type SipDomainRegistrationState,
  sipDomainRegistrationArgs,
} from '../../schema/sip-domain-registration.ts';
import type { Session } from '../../session.ts';
import { sameName } from '../same-name.ts';
import { knownDomains } from './known-domains.ts';
import { usableSku } from './licence.ts';
import { doingOf } from './look.ts';
import { lookAtDomain, refuseNewDomain } from './look-at-domain.ts';
import { fromNothing, needOf } from './plan.ts';
import { domainNow, findDomain, readSkus } from './read.ts';
import { readRecord } from './record.ts';
import { removeRegistration } from './remove.ts';
import { register } from './steps.ts';

const token = 'msteams:index:SipDomainRegistration';

/** The first step of a SIP domain, judged as all of it is: what would keep it from being activated refuses it here already. */
const ensureRegistration = async (
  session: Session,
  args: SipDomainRegistrationArgs,
  context: Context,
): Promise<SipDomainRegistrationState> => {
  const { name, licence } = args;
  const doing = doingOf(args);
  const looked = await lookAtDomain(session, name, { doing, isRegistered: false, context });
  const { graph, asking, domain } = looked;
  if (domain?.isVerified === true) return { name };
  await refuseNewDomain(looked, args);
  usableSku(await readSkus(graph, asking), { licence, doing, isToGive: true });
  if (domain === undefined) {
    const setup = await session.setupGraph(needOf(fromNothing, args, doing));
    await register(name, { graph, setup, context });
    // Under a verified domain it is so from the start.
    if ((await domainNow(graph, name, asking))?.isVerified === true) return { name };
  }
  return { name, record: await readRecord(graph, name, context) };
};

/**
 * The SIP provider's domain as it is registered in Microsoft 365, with the record that proves whose it is, for what publishes that before
 * the domain is verified (Graph). It stays when this resource goes.
 */
export const createSipDomainRegistrationKind = (
  session: Session,
): Kind<SipDomainRegistrationArgs, SipDomainRegistrationState> => ({
  token,
  check: ({ news }) => checkArgs('SipDomainRegistration', sipDomainRegistrationArgs, news),
  diff: ({ state, args }) =>
    sameName(state.name, args.name) ? [] : [{ path: 'name', kind: 'update', replaces: true }],
  // Of one that is to be registered nobody knows the record.
  preview: ({ args: { name }, state }) => (state === undefined ? { name } : { ...state, name }),
  create: async ({ args, context }) => ({
    id: args.name.toLowerCase(),
    state: await ensureRegistration(session, args, context),
  }),
  update: async ({ args, context }) => ({ state: await ensureRegistration(session, args, context) }),
  read: async ({ id, state, args, context }) => {
    const doing = `read SIP domain "${id}"`;
    if (state === undefined || args === undefined) {
      throw new ServiceError({
        kind: 'Rejected',
        doing,
        text: "A domain says nothing of who activates it, so it isn't imported.",
        fix: 'write sipDomain.activation in tenant.yaml: up takes what is there as it is.',
      });
    }
    const { rows, onlyVerified } = await knownDomains(await session.graph(), { doing, context });
    // Where only verified domains may be read, one that isn't among them may be registered all the same.
    if (findDomain(rows, id) === undefined && onlyVerified === undefined) return undefined;
    return { id, args, state };
  },
  delete: ({ state, context }) => removeRegistration(session, state, context),
});
