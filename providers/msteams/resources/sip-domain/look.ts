import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { SipDomainArgs, SipDomainState } from '../../schema/sip-domain.ts';
import type { Session } from '../../session.ts';
import { sameName } from '../same-name.ts';
import { type MayWait, stillWaiting, type Waiting } from '../waiting.ts';
import { usableSku } from './licence.ts';
import { lookAtDomain, refuseNewDomain } from './look-at-domain.ts';
import { needOf, type Plan, planSipDomain, type Seen } from './plan.ts';
import { hasSbc, hasTeams, readSkus, readUser } from './read.ts';
import { refuseFederated } from './refuse.ts';

export const token = 'msteams:index:SipDomain';

export const doingOf = ({ name }: Pick<SipDomainArgs, 'name'>): string => `make SIP domain "${name}"`;

export const whatOf = ({ name }: Pick<SipDomainArgs, 'name'>): string => `SIP domain "${name}"`;

interface Looked extends Seen, Plan {}

/** Looks at the tenant and judges: throws what is refused before anything is made. Everything here is read by the everyday identity. */
export const lookAt = async (
  session: Session,
  args: SipDomainArgs,
  { before, context }: { readonly before?: SipDomainState | undefined; readonly context: Context },
): Promise<Looked> => {
  const doing = doingOf(args);
  // What waits was registered by the run that left it so.
  const isRegistered = waitingOf(before) !== undefined && sameName(before?.name ?? '', args.name);
  const looked = await lookAtDomain(session, args.name, { doing, isRegistered, context });
  const { graph, asking, domains, domain } = looked;
  const user = domain?.isVerified === true ? await readUser(graph, args.user, asking) : undefined;
  const isReady = user !== undefined && hasTeams(user, undefined);
  // What everybody needs who has nothing to do is three reads; the rest is asked where it decides something.
  const skus = isReady && args.keep ? undefined : await readSkus(graph, asking);
  const accepted = domain?.isVerified === true && !(isReady && args.keep) && (await hasSbc(session, args.name));
  const find = (isToGive: boolean) => skus && usableSku(skus, { licence: args.licence, doing, isToGive })?.skuId;
  const seen: Seen = { domain, user, skuId: find(false), hasSbc: accepted };
  const plan = planSipDomain(args, seen, before);
  if (domain?.isVerified !== true) await refuseNewDomain(looked, args);
  // What works already is left alone, however it came to be: a synchronised person may be in a federated domain.
  else if (plan.steps.includes('makeUser')) refuseFederated(args.name, domains, doing);
  if (plan.steps.includes('license')) find(true);
  return { ...seen, ...plan };
};

/** The package's schema has it as a map of texts. */
export const waitingOf = (state: SipDomainState | undefined): Waiting | undefined =>
  (state as MayWait | undefined)?.waiting;

/** Refused by what was read, as `up` would be: a service's own refusal to be read carries its code. */
const isOwn = ({ kind, facts }: ServiceError): boolean =>
  (kind === 'Rejected' || kind === 'NotLicensed') && facts.code === undefined;

/** What a preview says. Nobody has to be signed in as the setup identity for it. */
export const foreseeSipDomain = async (
  session: Session,
  args: SipDomainArgs,
  { before, context }: { readonly before?: SipDomainState | undefined; readonly context: Context },
): Promise<void> => {
  const waiting = waitingOf(before);
  if (waiting !== undefined) context.log(stillWaiting(whatOf(args), waiting), { severity: 'warning' });
  const looked = await lookAt(session, args, { before, context }).catch((error: unknown) => {
    if (!(error instanceof ServiceError) || isOwn(error)) throw error;
    const [why] = error.message.split('\n');
    const message = `What ${whatOf(args)} still needs isn't known: ${why}`;
    context.log(formatWording({ message, fix: error.facts.fix ?? '' }), { severity: 'warning' });
    return undefined;
  });
  if (looked === undefined) return;
  const { steps, activatedBefore } = looked;
  if (activatedBefore) context.log(activated(args));
  if (steps.length === 0) return;
  const { todo, permissions } = needOf(steps, args, doingOf(args));
  context.log(`up will ${todo}. It takes the setup identity (TRUNKLINE_SETUP_*), with ${permissions.join(', ')}.`);
};

export const activated = ({ name, user }: SipDomainArgs): string =>
  `Teams has an SBC in "${name}" already, so nothing is made for ${user}. Whether a licensed user must stay in the domain isn't published.`;
