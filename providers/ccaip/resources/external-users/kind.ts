import { Refusal } from '../../../kit/refusal.ts';
import { type Change, isUnknown, type Kind } from '../../../kit/resource.ts';
import { realSleep, type Sleep } from '../../../kit/sleep.ts';
import { type Asked, askedValues, readAsked, writeAsked } from '../../../msteams/resources/roster/asked.ts';
import { type Book, exactly, givenTo } from '../../../msteams/resources/roster/book.ts';
import { diffRoster } from '../../../msteams/resources/roster/diff.ts';
import { handOver } from '../../../msteams/resources/roster/hand-over.ts';
import { lowerCaseKeys } from '../../../msteams/resources/roster/keys.ts';
import { readAs, readBook, writeBook, writeValues } from '../../../msteams/resources/roster/layout.ts';
import { rosterRecord } from '../../../msteams/resources/roster/record.ts';
import { openRoster } from '../../../msteams/resources/roster/roster.ts';
import { naming } from '../../../msteams/resources/roster/words.ts';
import { checkArgs } from '../../../msteams/schema/check.ts';
import { noToken } from '../../people.ts';
import { type ExternalUsersArgs, type ExternalUsersState, externalUsersArgs } from '../../schema/external-users.ts';
import type { CcaipSession } from '../../session.ts';
import { unapprovedNew, unapprovedPlaces } from './approval.ts';
import { cantTellWithout, clearExternalUsers } from './clear.ts';
import { ensureExternalUsers, id } from './ensure.ts';
import { forgottenOf } from './forgotten.ts';
import { lookAtExternalUsers } from './look.ts';
import { readExternalUsers } from './read.ts';
import { readValue } from './value.ts';
import { tellPlan } from './words.ts';

type Args = Asked<ExternalUsersArgs, 'externalUsers'>;

const withUsers = (args: Args): ExternalUsersArgs => ({ ...args, externalUsers: askedValues(args.externalUsers) });

/** What each has, by e-mail address. */
const valuesOf = (state: ExternalUsersState): Readonly<Record<string, string>> =>
  Object.fromEntries([...readBook(state).values()].flatMap(({ upn, has }) => (has ? [[upn, has.value]] : [])));

/** The state of who is handed over to people: nobody is known any more, and nobody's fields change. */
const nobody = (portal: string): ExternalUsersState => ({ portal, users: '', externalUsers: '' });

const tellHandedOver = (book: Book): string => {
  const some = [...book.values()].map(({ upn, has }) => ({
    upn,
    value: has === undefined ? 'not known' : readValue(has.value).sipUri,
  }));
  return `ucaas.externalUsers isn't "by: api" any more: ${some.length} external ${some.length === 1 ? 'user' : 'users'} of CCAIP ${some.length === 1 ? 'keeps' : 'keep'} what they have, and people look after that from now on: ${naming(some)}.`;
};

/** Who CCAIP hands calls over to, and where: one roster per tenant, behind the numbers. */
export const createExternalUsersKind = (
  session: CcaipSession,
  sleep: Sleep = realSleep,
): Kind<Args, ExternalUsersState> => {
  const record = rosterRecord(session);
  const open = (urn: string, state?: ExternalUsersState, args?: Args) =>
    openRoster(session, {
      ...{ urn, kind: 'ExternalUsers', what: 'external users', same: exactly, state },
      isForgotten: args && forgottenOf(state, args),
    });

  const work = (
    args: Args,
    urn: string,
    state: ExternalUsersState | undefined,
    context: Parameters<Kind<Args, ExternalUsersState>['create']>[0]['context'],
  ) => {
    const roster = open(urn, state, args);
    const working = roster.work(context, async (journal) => {
      if (args.handOver === true) return nobody(args.portal);
      const people = session.people(context, sleep);
      if (people === undefined) throw noToken('set external users of CCAIP');
      return ensureExternalUsers(withUsers(args), roster.book, { session, people, context, journal });
    });
    return record.work(id, urn, working);
  };

  return {
    token: 'ccaip:index:ExternalUsers',
    check: ({ olds, oldState, news }) => {
      const asked = { ...news, externalUsers: readAsked(news.externalUsers) };
      const { args, failures } = checkArgs('ExternalUsers', externalUsersArgs, asked);
      const users = lowerCaseKeys(args.externalUsers);
      if (failures.length > 0 || typeof users !== 'object' || Object.values(users).some(isUnknown)) {
        return { args: { ...args, externalUsers: users }, failures };
      }
      return {
        args: { ...args, externalUsers: writeAsked(users, olds === undefined) },
        failures: oldState?.portal === args.portal ? unapprovedPlaces(valuesOf(oldState), users, args) : [],
      };
    },
    diff: ({ urn, state, args, log }) => {
      record.see(id, urn, () => readBook(state));
      const roster = open(urn, state, args);
      if (args.handOver === true) {
        if (state.users === '' && !roster.hasClaims) return [];
        log?.(tellHandedOver(roster.book), { severity: 'warning' });
      }
      const changes = diffRoster({
        ...{
          path: 'externalUsers',
          roster,
          asked: args.externalUsers,
          has: forgottenOf(state, args) === undefined ? state.externalUsers : writeValues(roster.book.values()),
          same: exactly,
        },
        log,
      });
      const others: Change[] = [
        ...(args.portal === state.portal ? [] : [{ path: 'portal', kind: 'update' as const }]),
        ...(args.problems && !isUnknown(args.problems) ? [{ path: 'problems', kind: 'update' as const }] : []),
      ];
      return [...changes, ...others];
    },
    foresee: async ({ args, state, context }) => {
      if (args.handOver === true) return;
      const roster = open(context.urn, state, args);
      const people = session.people(context, sleep);
      if (people === undefined) {
        context.log(cantTellWithout('what changes in CCAIP'), { severity: 'warning' });
        return;
      }
      let tooMany: ReturnType<typeof unapprovedNew>;
      await roster.foresee(context, async () => {
        const plan = await lookAtExternalUsers(session, people, withUsers(args), context);
        tellPlan(plan, context);
        tooMany = unapprovedNew(plan, args.approvedNew);
      });
      if (tooMany !== undefined) throw new Refusal(tooMany.message, tooMany.fix);
    },
    create: async ({ args, context }) => ({ id, state: await work(args, context.urn, undefined, context) }),
    update: async ({ args, state, context }) => ({ state: await work(args, context.urn, state, context) }),
    read: async ({ state, args, context }) => {
      const people = session.people(context, sleep);
      const before = readBook(state);
      if (people === undefined) {
        if (before.size > 0) context.log(cantTellWithout('who is an external user of CCAIP'), { severity: 'warning' });
        const known = state ?? nobody(session.portal);
        return { id, args: args ?? { portal: session.portal, externalUsers: '' }, state: known };
      }
      const book = before.size === 0 ? before : readExternalUsers(await people.read(), before);
      const users = writeBook(book.values());
      const kept = { portal: session.portal, ...args, externalUsers: readAs(args?.externalUsers, book) };
      if (state !== undefined && users === writeBook(before.values())) return { id, args: kept, state };
      open(context.urn, state).journal?.refreshed(state, { users });
      const portal = state?.portal ?? session.portal;
      const lookAgain = state?.lookAgain === undefined ? {} : { lookAgain: state.lookAgain };
      return { id, args: kept, state: { portal, users, externalUsers: writeValues(book.values()), ...lookAgain } };
    },
    delete: async ({ state, context }) => {
      const { book, journal } = open(context.urn, state);
      const { rest, handed } = handOver(book, { kind: id, record, journal, context });
      if ([...rest.values()].some((entry) => givenTo(entry).length > 0)) {
        const people = session.people(context, sleep);
        if (people === undefined) throw noToken('clear external users of CCAIP, before their numbers are released');
        await clearExternalUsers(people, rest, { context, journal });
      }
      if (handed === 0) journal?.forget();
    },
    preview: ({ state }) => state ?? {},
  };
};
