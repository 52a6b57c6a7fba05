import { isUnknown, type Kind } from '../../../kit/resource.ts';
import { realSleep, type Sleep } from '../../../kit/sleep.ts';
import { formatWording } from '../../../kit/wording.ts';
import { checkArgs } from '../../schema/check.ts';
import { type PhoneNumbersArgs, type PhoneNumbersState, phoneNumbersArgs } from '../../schema/phone-numbers.ts';
import type { Session } from '../../session.ts';
import { licenceRecord } from '../licences/record.ts';
import { type Asked, askedValues, readAsked, writeAsked } from '../roster/asked.ts';
import { exactly } from '../roster/book.ts';
import { diffRoster } from '../roster/diff.ts';
import { handOver } from '../roster/hand-over.ts';
import { lowerCaseKeys } from '../roster/keys.ts';
import { readAs, readBook, writeBook, writeValues } from '../roster/layout.ts';
import { rosterRecord } from '../roster/record.ts';
import { openRoster } from '../roster/roster.ts';
import { unapprovedMassChange } from './approval.ts';
import { ensureNumbers, foreseeNumbers, id } from './ensure.ts';
import { readNumbers } from './read.ts';
import { releaseNumbers } from './release.ts';

const withNumbers = (args: Asked<PhoneNumbersArgs, 'numbers'>): PhoneNumbersArgs => ({
  ...args,
  numbers: askedValues(args.numbers),
});

/**
 * Who has which Direct Routing number: one roster per tenant, worked off in batches, so that a user who fails keeps
 * nobody else from theirs. Moves, swaps and circles between its users are one update.
 */
export const createPhoneNumbersKind = (
  session: Session,
  sleep: Sleep = realSleep,
): Kind<Asked<PhoneNumbersArgs, 'numbers'>, PhoneNumbersState> => {
  const record = rosterRecord(session);
  const open = (urn: string, state?: PhoneNumbersState) =>
    openRoster(session, { urn, kind: 'PhoneNumbers', what: 'numbers', same: exactly, state });

  return {
    token: 'msteams:index:PhoneNumbers',
    check: (request) => {
      const { urn, olds, news } = request;
      const asked = { ...news, numbers: readAsked(news.numbers) };
      const { args, failures } = checkArgs('PhoneNumbers', phoneNumbersArgs, asked);
      const numbers = lowerCaseKeys(args.numbers);
      if (failures.length > 0 || typeof numbers !== 'object' || Object.values(numbers).some(isUnknown)) {
        return { args: { ...args, numbers }, failures };
      }
      if (Object.keys(numbers).length === 0) {
        const reason = formatWording({
          message: 'numbers is empty: every user would lose the number.',
          allowed: 'Allowed: at least one user.',
          fix: 'correct users.csv; to remove the roster for good, destroy it.',
        });
        return { args, failures: [{ path: '', reason }] };
      }
      const onlyJournal = session.journal === undefined ? [] : open(urn, request.oldState).onlyJournal;
      const text = writeAsked(numbers, olds === undefined);
      // One text is one roster: to find that nobody loses anything costs more than all else that is done here.
      const isSame = olds !== undefined && [text, news.numbers].includes(olds.numbers) && onlyJournal.length === 0;
      return {
        args: { ...args, numbers: text },
        failures: isSame ? [] : unapprovedMassChange(olds && withNumbers(olds), { ...args, numbers }, onlyJournal),
      };
    },
    diff: ({ urn, state, args, log }) => {
      const roster = open(urn, state);
      record.see(id, urn, () => readBook(state));
      roster.tellOld(log);
      const changes = diffRoster({
        ...{ path: 'numbers', roster, asked: args.numbers, has: state.numbers, same: exactly },
        log,
      });
      // As after any failure: what was refused is asked again, or known not to be asked any more.
      return state.problems ? [...changes, { path: 'problems', kind: 'update' }] : changes;
    },
    foresee: async ({ args, state, context }) => {
      const roster = open(context.urn, state);
      await roster.foresee(context, async () =>
        foreseeNumbers(await session.graph(), withNumbers(args), roster.book, context, licenceRecord(session)),
      );
    },
    create: async ({ args, context }) => {
      const roster = open(context.urn);
      const work = roster.work(context, async (journal) =>
        ensureNumbers(await session.graph(), withNumbers(args), roster.book, {
          ...{ context, sleep, journal },
          licensing: licenceRecord(session),
        }),
      );
      return { id, state: await record.work(id, context.urn, work) };
    },
    update: async ({ args, state, context }) => {
      const roster = open(context.urn, state);
      const work = roster.work(context, async (journal) =>
        ensureNumbers(await session.graph(), withNumbers(args), roster.book, {
          ...{ context, sleep, journal },
          licensing: licenceRecord(session),
        }),
      );
      return { state: await record.work(id, context.urn, work) };
    },
    read: async ({ state, args, context }) => {
      const before = readBook(state);
      const book = await readNumbers(await session.graph(), before, context);
      // What was read as it was is kept as it was, in its old layout too.
      const users = writeBook(book.values());
      const isSame = state !== undefined && users === writeBook(before.values());
      const numbers = readAs(args?.numbers, book);
      if (isSame) return { id, args: { ...args, numbers }, state };
      open(context.urn, state).journal?.refreshed(state, { users });
      return { id, args: { ...args, numbers }, state: { users, numbers: writeValues(book.values()) } };
    },
    delete: async ({ state, context }) => {
      const { book, journal } = open(context.urn, state);
      const { rest, handed } = handOver(book, { kind: id, record, journal, context });
      await releaseNumbers(await session.graph(), rest, { context, sleep, journal });
      if (handed === 0) journal?.forget();
    },
    preview: ({ state }) => state ?? {},
  };
};
