import { isUnknown, type Kind } from '../../../kit/resource.ts';
import { realSleep, type Sleep } from '../../../kit/sleep.ts';
import { checkArgs } from '../../schema/check.ts';
import { type UserSignInsArgs, type UserSignInsState, userSignInsArgs } from '../../schema/user-sign-ins.ts';
import type { Session } from '../../session.ts';
import { type Asked, askedValues, readAsked, writeAsked } from '../roster/asked.ts';
import { givenTo } from '../roster/book.ts';
import { diffRoster } from '../roster/diff.ts';
import { handOver } from '../roster/hand-over.ts';
import { lowerCaseKeys } from '../roster/keys.ts';
import { readAs, readBook, writeBook, writeValues } from '../roster/layout.ts';
import { rosterRecord } from '../roster/record.ts';
import { openRoster } from '../roster/roster.ts';
import { naming } from '../roster/words.ts';
import { sameName } from '../same-name.ts';
import { diffWaiting } from '../waiting.ts';
import { type Changed, unapprovedSignIns } from './approval.ts';
import { ensureSignIns, foreseeSignIns, id } from './ensure.ts';
import { readSignIns } from './read.ts';

/**
 * Sign-in names that are changed to names in the SIP domain: one roster per tenant. Its users stand under the old name, which is so in the
 * state; who they are is the object id. What is put back needs an approval, and a destroy leaves everybody the name they have: it would
 * change how people sign in without a word in a pull request.
 */
export const createUserSignInsKind = (
  session: Session,
  sleep: Sleep = realSleep,
): Kind<Asked<UserSignInsArgs, 'signIns'>, UserSignInsState> => {
  const record = rosterRecord(session);
  const open = (urn: string, state?: UserSignInsState) =>
    openRoster(session, { urn, kind: 'UserSignIns', what: 'sign-in names', same: sameName, state });
  /** Whom this stack gave a name, or may have. */
  const changedBy = (urn: string, state: UserSignInsState | undefined): Changed[] =>
    [...open(urn, state).book.values()].flatMap((entry): Changed[] => {
      const name = givenTo(entry).at(-1);
      return name === undefined ? [] : [{ upn: entry.upn, name }];
    });
  const ensure = (
    urn: string,
    args: Asked<UserSignInsArgs, 'signIns'>,
    state: UserSignInsState | undefined,
    context: Parameters<typeof handOver>[1]['context'],
  ) => {
    const roster = open(urn, state);
    const work = roster.work(context, (journal) =>
      ensureSignIns(
        session,
        askedValues(args.signIns),
        { book: roster.book, waiting: state?.waiting },
        { context, sleep, journal },
      ),
    );
    return record.work(id, urn, work);
  };

  return {
    token: 'msteams:index:UserSignIns',
    check: ({ urn, olds, oldState, news }) => {
      const asked = { ...news, signIns: readAsked(news.signIns) };
      const { args, failures } = checkArgs('UserSignIns', userSignInsArgs, asked);
      const signIns = lowerCaseKeys(args.signIns);
      if (failures.length > 0 || typeof signIns !== 'object' || Object.values(signIns).some(isUnknown)) {
        return { args: { ...args, signIns }, failures };
      }
      return {
        args: { ...args, signIns: writeAsked(signIns, olds === undefined) },
        failures: unapprovedSignIns(changedBy(urn, oldState), { ...args, signIns }),
      };
    },
    diff: ({ urn, state, args, log }) => {
      const roster = open(urn, state);
      record.see(id, urn, () => roster.book);
      return [
        ...diffRoster({ path: 'signIns', roster, asked: args.signIns, has: state.signIns, same: sameName, log }),
        ...diffWaiting(state),
      ];
    },
    foresee: async ({ args, state, context }) => {
      const roster = open(context.urn, state);
      await roster.foresee(context, async () =>
        foreseeSignIns(await session.graph(), askedValues(args.signIns), roster.book, context),
      );
    },
    create: async ({ args, context }) => ({ id, state: await ensure(context.urn, args, undefined, context) }),
    update: async ({ args, state, context }) => ({ state: await ensure(context.urn, args, state, context) }),
    read: async ({ state, args, context }) => {
      const before = readBook(state);
      const book = await readSignIns(await session.graph(), before, context);
      const users = writeBook(book.values());
      const signIns = readAs(args?.signIns, book);
      // What was read as it was is kept as it was.
      if (state !== undefined && users === writeBook(before.values())) return { id, args: { ...args, signIns }, state };
      open(context.urn, state).journal?.refreshed(state, { users });
      return { id, args: { ...args, signIns }, state: { ...state, users, signIns: writeValues(book.values()) } };
    },
    delete: async ({ state, context }) => {
      const { book, journal } = open(context.urn, state);
      const { rest, handed } = handOver(book, { kind: id, record, journal, context });
      const changed = [...rest.values()].flatMap((entry) => {
        const value = givenTo(entry).at(-1);
        return value === undefined ? [] : [{ upn: entry.upn, value }];
      });
      if (changed.length > 0) {
        context.log(
          `Sign-in names are left as they are now: ${naming(changed)}. To put them back, let an up do it (approvals: signInReturns) before the roster goes.`,
          { severity: 'warning' },
        );
      }
      if (handed === 0) journal?.forget();
    },
    preview: ({ state }) => state ?? {},
  };
};
