import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { SipDomainArgs, SipDomainState } from '../../schema/sip-domain.ts';
import { nowOf, type Session } from '../../session.ts';
import { patience } from '../patience.ts';
import { sameName } from '../same-name.ts';
import { type Waiting, waitingFor, waitingText, waitingWarning } from '../waiting.ts';
import { waitingObjects } from '../waiting-objects.ts';
import { type DnsRecord, publishRecord } from './dns-record.ts';
import { activated, doingOf, lookAt, token, waitingOf, whatOf } from './look.ts';
import { needOf, type Seen, type StepName } from './plan.ts';
import { domainNow, hasTeams, readUser } from './read.ts';
import { readRecord } from './record.ts';
import { carryOut, changeLicence, changeUser, type Doing, makeUser, register, verifyDomain } from './steps.ts';

/** Whether it is verified now; false where Microsoft 365 doesn't see its record yet. */
const verify = async (name: string, isVerified: () => Promise<boolean>, doing: Doing): Promise<boolean> => {
  const request = verifyDomain(name, `verify domain "${name}"`);
  try {
    await carryOut({ request, isDone: isVerified }, doing);
    return true;
  } catch (error) {
    if (error instanceof ServiceError && /verification failed/i.test(error.facts.text)) return false;
    throw error;
  }
};

/** What the state says of what is there. */
const stateOf = (
  { name, user, licence, usageLocation, keep, signIn }: SipDomainArgs,
  known: Pick<SipDomainState, 'isVerified' | 'hasLicence' | 'activatedBefore'> & Partial<SipDomainState>,
): SipDomainState => ({ name, user, licence, usageLocation, keep, signIn, ...known });

/**
 * Domain, record, user, licence: as far as it goes today. Each step is asked for only where a look shows that it is needed, so an
 * interrupted run goes on where it stopped.
 */
export const ensureSipDomain = async (
  session: Session,
  args: SipDomainArgs,
  { before, context }: { readonly before?: SipDomainState | undefined; readonly context: Context },
): Promise<SipDomainState> => {
  const { steps, activatedBefore, ...seen } = await lookAt(session, args, { before, context });
  const { name } = args;
  if (activatedBefore) context.log(activated(args), { severity: 'warning' });
  const licensed = seen.user !== undefined && hasTeams(seen.user, seen.skuId);
  if (licensed && before !== undefined && !sameName(before.licence, args.licence)) {
    context.log(`${args.user} keeps the licence that it has: one with Teams is enough.`);
  }
  if (licensed && !args.keep && seen.hasSbc && !steps.includes('takeBack')) {
    context.log(
      `${args.user} keeps a licence: ${args.licence} isn't given to it directly, so there is none to take back.`,
    );
  }
  if (steps.length === 0) {
    waitingObjects(session).note(token, name, undefined);
    return done(args, { seen, before, activatedBefore, hasLicence: licensed });
  }
  const graph = await session.graph();
  const setup = await session.setupGraph(needOf(steps, args, doingOf(args))).catch((error: unknown) => {
    // Everyday runs go on meanwhile: what waits already is no failure of theirs.
    if (error instanceof ServiceError && error.facts.waitsFor !== undefined) return error;
    throw error;
  });
  if (setup instanceof ServiceError) {
    // What comes after the record waits for no record: it is the setup identity alone that is lacking.
    if (before?.waiting === undefined || seen.domain?.isVerified === true) throw setup;
    return await staysWaiting(session, { before, error: setup, args, context });
  }
  const doing: Doing = { graph, setup, context };
  const isIn = (step: StepName) => steps.includes(step);
  const asking = { doing: doingOf(args), context };
  const userNow = () => readUser(graph, args.user, asking);
  const isVerified = async () => (await domainNow(graph, name, asking))?.isVerified === true;

  if (isIn('add')) await register(name, doing);
  // Under a verified domain it is so from the start.
  if (isIn('verify') && !(isIn('add') && (await isVerified()))) {
    const record = await readRecord(graph, name, context);
    if (!(await verify(name, isVerified, doing))) return await waits(session, args, { record, before, context });
  }
  waitingObjects(session).note(token, name, undefined);
  if (isIn('makeUser') && (await userNow()) === undefined) {
    const request = makeUser(args, `make user ${args.user}`);
    const passes = /domain portion of the userPrincipalName/i;
    await carryOut({ request, passes, isDone: async () => (await userNow()) !== undefined }, doing);
  }
  const user = seen.user ?? (await made(args, userNow, context));
  const person = { upn: args.user, id: user.id };
  if (isIn('setSignIn')) {
    const request = changeUser(person, { accountEnabled: args.signIn }, `change user ${args.user}`);
    await carryOut({ request, isDone: async () => (await userNow())?.accountEnabled === args.signIn }, doing);
  }
  if (isIn('setLocation') || (isIn('license') && !user.usageLocation)) {
    const { usageLocation } = args;
    const request = changeUser(person, { usageLocation }, `set the usage location of ${args.user}`);
    await carryOut({ request, isDone: async () => (await userNow())?.usageLocation === usageLocation }, doing);
  }
  const { skuId } = seen;
  const has = async () => (await userNow())?.assignedLicenses?.some((one) => sameName(one.skuId, skuId ?? '')) === true;
  if (isIn('license') && skuId !== undefined && !hasTeams(user, skuId)) {
    const request = changeLicence(person, { skuId, licence: args.licence, verb: 'give' }, `license ${args.user}`);
    await carryOut({ request, passes: /invalid usage location/i, isDone: has }, doing);
  }
  if (isIn('takeBack') && skuId !== undefined) {
    const request = changeLicence(person, { skuId, licence: args.licence, verb: 'takeBack' }, `unlicense ${args.user}`);
    await carryOut({ request, isDone: async () => !(await has()) }, doing);
  }
  const hasLicence = isIn('license') || (licensed && !isIn('takeBack'));
  return done(args, { seen: { ...seen, user }, before, activatedBefore, hasLicence });
};

/** Found by its name once it was made; Entra may need a moment. */
const made = (args: SipDomainArgs, userNow: () => ReturnType<typeof readUser>, context: Context) =>
  retry(
    async () => {
      const user = await userNow();
      if (user !== undefined) return user;
      throw new ServiceError({
        kind: 'NotReady',
        doing: `make user ${args.user}`,
        text: "Entra made the user, and doesn't show it yet.",
        fix: 'run the same command again in some minutes: it goes on from here.',
      });
    },
    { context, ...patience('write'), service: 'Graph users' },
  );

/** A licence that is to go back stays until Teams has an SBC in the domain: the state says so until then. */
const done = (
  args: SipDomainArgs,
  {
    seen,
    before,
    activatedBefore,
    hasLicence,
  }: { seen: Seen; before: SipDomainState | undefined; activatedBefore: boolean; hasLicence: boolean },
): SipDomainState =>
  stateOf(args, {
    isVerified: true,
    hasLicence,
    activatedBefore,
    keep: args.keep || (hasLicence && !seen.hasSbc),
    ...(seen.user !== undefined && { userId: seen.user.id }),
    // The program published it by this output: without it, it would take the record away again.
    ...(args.zone !== undefined && before?.record !== undefined && { record: before.record }),
  });

const waits = async (
  session: Session,
  args: SipDomainArgs,
  { record, before, context }: { record: DnsRecord; before: SipDomainState | undefined; context: Context },
): Promise<SipDomainState> => {
  const waiting: Waiting = await waitingFor(
    session,
    `its record in DNS (${record.label} ${record.type} "${record.value}")`,
    waitingOf(before),
  );
  publishRecord(record, args.zone, context);
  context.log(waitingWarning(whatOf(args), waiting, await nowOf(session)), { severity: 'warning' });
  waitingObjects(session).note(token, args.name, { args, waiting });
  return stateOf(args, {
    isVerified: false,
    hasLicence: false,
    activatedBefore: false,
    record,
    waiting: { ...waiting },
  });
};

/** As it was left, by a run that can't go on with it. */
const staysWaiting = async (
  session: Session,
  {
    before,
    error,
    args,
    context,
  }: { before: SipDomainState; error: ServiceError; args: SipDomainArgs; context: Context },
): Promise<SipDomainState> => {
  const waiting = await waitingFor(session, waitingOf(before)?.for ?? 'its record in DNS', waitingOf(before));
  const message = `${waitingText(whatOf(args), waiting)}. ${error.facts.text}`;
  context.log(formatWording({ message, fix: error.facts.fix ?? '' }), { severity: 'warning' });
  waitingObjects(session).note(token, args.name, { args, waiting });
  return { ...before, waiting: { ...waiting } };
};
