import { z } from 'zod';
import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import type { SetupPermission } from '../../auth/setup-identity.ts';
import type { SipDomainState } from '../../schema/sip-domain.ts';
import type { Session } from '../../session.ts';
import { sameName } from '../same-name.ts';
import { isDirect } from './plan.ts';
import { domainNow, readSkus, readUser } from './read.ts';
import { carryOut, changeLicence, type Doing } from './steps.ts';

const domainLift = (name: string): string => `sip-domain:${name}`;

/** What of it may go, each only if it is lifted by this name. */
const liftsOf = ({ name, user }: Pick<SipDomainState, 'name' | 'user'>) =>
  ({ licence: `licence:${user}`, user: `activation-user:${user}`, domain: domainLift(name) }) as const;

const reference = z.looseObject({
  userPrincipalName: z.string().nullish(),
  displayName: z.string().nullish(),
  id: z.string(),
});

const named = 10;

const removals: Readonly<Record<'licence' | 'user' | 'domain', SetupPermission>> = {
  licence: 'LicenseAssignment.ReadWrite.All',
  user: 'User.ReadWrite.All',
  domain: 'Domain.ReadWrite.All',
};

/** A domain that anything still bears the name of stays: removing it by force renames people and disables their accounts. */
const refuseWhileUsed = async (
  { graph, context }: Pick<Doing, 'graph' | 'context'>,
  { name, doing, less }: { readonly name: string; readonly doing: string; readonly less?: string | undefined },
): Promise<void> => {
  const path = `/domains/${encodeURIComponent(name)}/domainNameReferences`;
  const rows = (await graph.list(path, reference, { doing, context })).filter(({ id }) => id !== less);
  if (rows.length === 0) return;
  const names = rows.map(({ userPrincipalName, displayName, id }) => userPrincipalName ?? displayName ?? id);
  const more = names.length > named ? `, and ${names.length - named} more` : '';
  throw new ServiceError({
    kind: 'InUse',
    doing,
    text: `Still used by ${names.toSorted().slice(0, named).join(', ')}${more}.`,
    fix: 'give them other sign-in names or remove them first, then run the same command again; trunkline never forces it.',
  });
};

/**
 * Takes away what is lifted by name, and says of the rest that it stays: a domain that is gone can take sign-ins with it, and a
 * licence or user may be needed by SBCs that aren't this stack's.
 */
export const removeSipDomain = async (session: Session, state: SipDomainState, context: Context): Promise<void> => {
  const lifts = liftsOf(state);
  const isLifted = (part: keyof typeof lifts) => session.lifted?.some((one) => sameName(one, lifts[part])) === true;
  // Before the domain was verified there was no user.
  const all = state.userId === undefined ? (['domain'] as const) : (['licence', 'user', 'domain'] as const);
  const parts = all.filter(isLifted);
  const kept = all.toReversed().filter((part) => !parts.includes(part));
  const words = { domain: `domain ${state.name}`, user: `its user ${state.user}`, licence: "the user's licence" };
  if (kept.length > 0) {
    const lift = kept.map((part) => `--lift "${lifts[part]}"`).join(' ');
    context.log(`left in the tenant: ${kept.map((part) => words[part]).join(', ')}. Only ${lift} lets them go.`);
  }
  if (parts.length === 0) return;
  const doing = `remove SIP domain "${state.name}"`;
  const graph = await session.graph();
  const asking = { doing, context };
  const userNow = async () => (state.userId === undefined ? undefined : readUser(graph, state.userId, asking));
  const domain = parts.includes('domain') ? await domainNow(graph, state.name, asking) : undefined;
  const user = await userNow();
  // Before the first removal: a domain that has to stay keeps what was to go before it.
  const used = { name: state.name, doing };
  if (parts.includes('domain') && domain !== undefined) {
    await refuseWhileUsed({ graph, context }, { ...used, less: parts.includes('user') ? user?.id : undefined });
  }
  const setup = await session.setupGraph({
    doing,
    todo: `take away ${parts.map((part) => words[part]).join(', ')}`,
    permissions: parts.map((part) => removals[part]),
  });
  const by: Doing = { graph, setup, context };
  if (parts.includes('licence') && user !== undefined) {
    const sku = (await readSkus(graph, asking)).find(({ skuPartNumber }) => sameName(skuPartNumber, state.licence));
    if (sku !== undefined && isDirect(user, sku.skuId)) {
      const of = { skuId: sku.skuId, licence: state.licence, verb: 'takeBack' } as const;
      const request = changeLicence({ upn: state.user, id: user.id }, of, doing);
      await carryOut({ request, isDone: async () => !isDirect((await userNow()) ?? user, sku.skuId) }, by);
    }
  }
  if (parts.includes('user') && user !== undefined) {
    const change = { kind: 'SipDomain', user: user.id, upn: state.user, from: state.user, to: null };
    const request = { method: 'DELETE', path: `/users/${user.id}`, change, doing } as const;
    await carryOut({ request, isDone: async () => (await userNow()) === undefined }, by);
  }
  if (parts.includes('domain') && domain !== undefined) await removeDomain(used, by);
};

/** Takes the domain away, unless anything bears its name. */
const removeDomain = async ({ name, doing }: { readonly name: string; readonly doing: string }, by: Doing) => {
  await refuseWhileUsed(by, { name, doing });
  const change = { kind: 'SipDomain', object: name, from: 'added', to: null };
  const request = { method: 'DELETE', path: `/domains/${encodeURIComponent(name)}`, change, doing } as const;
  const { graph, context } = by;
  const isDone = async () => (await domainNow(graph, name, { doing, context })) === undefined;
  await carryOut({ request, isDone }, by);
};

/** The domain alone, by the same name and as carefully: what activated it is another resource's. */
export const removeRegistration = async (
  session: Session,
  { name }: Pick<SipDomainState, 'name'>,
  context: Context,
): Promise<void> => {
  const lift = domainLift(name);
  if (session.lifted?.some((one) => sameName(one, lift)) !== true) {
    context.log(`left in the tenant: domain ${name}. Only --lift "${lift}" lets it go.`);
    return;
  }
  const doing = `remove SIP domain "${name}"`;
  const graph = await session.graph();
  if ((await domainNow(graph, name, { doing, context })) === undefined) return;
  await refuseWhileUsed({ graph, context }, { name, doing });
  const need = { doing, todo: `take away domain ${name}`, permissions: [removals.domain] };
  await removeDomain({ name, doing }, { graph, setup: await session.setupGraph(need), context });
};
