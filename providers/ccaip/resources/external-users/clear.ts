import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import { type Book, givenTo } from '../../../msteams/resources/roster/book.ts';
import type { Journal } from '../../../msteams/resources/roster/journal.ts';
import { naming, tellLeft } from '../../../msteams/resources/roster/words.ts';
import type { Outcome } from '../../bulk/change.ts';
import type { People, PersonWrite } from '../../people.ts';
import { clearedMark } from './cleared-mark.ts';
import { byEmail, hasNow } from './plan.ts';
import { isMet, isSamePlace } from './value.ts';

/** Whether a clearing is done; what reads back otherwise isn't. */
const isCleared = ({ ended }: Outcome): boolean => ended === 'asIs' || ended === 'written';

const whyNot = ({ email, problems }: Outcome): string =>
  `clear the external fields of ${email}: ${problems.join('; ') || 'CCAIP gave no reason.'}`;

const clearing = 'clear external users of CCAIP';

/** Why what depends on it must not go on. */
export const notCleared = (reasons: readonly string[], of: number, more?: string): ServiceError =>
  new ServiceError({
    kind: 'Rejected',
    doing: clearing,
    text: [
      `${reasons.length} of ${of} users aren't cleared, so their numbers stay as they are.`,
      ...reasons,
      ...(more === undefined ? [] : [more]),
    ].join('\n'),
    fix: 'correct what is named and run the same command again; what clears a field can be set by TRUNKLINE_CCAIP_LITERALS (docs/external-users.md), or clear them in the portal.',
  });

/** Without a journal nobody knows whom a run has cleared that didn't come to its end. */
export const refreshFirst = formatWording({
  message:
    'There is no journal: if this run ends before its time, and rows come back then, the state takes these people for set though they are cleared.',
  fix: 'run refresh before the next up; or set TRUNKLINE_JOURNAL to a durable folder.',
});

/** Before it is sent: whoever is asked again after a run that didn't end is looked at anew, though the state has them. */
export const noteCleared = (journal: Journal | undefined, writes: readonly PersonWrite[]): void =>
  journal?.note(
    'sent',
    writes.map(({ change: { email }, from }) => ({
      ...{ objectId: email.toLowerCase(), upn: email.toLowerCase(), to: clearedMark },
      from: from ?? undefined,
    })),
  );

/** Clears, and throws where one isn't read back as cleared: what depends on it must not go on then. */
export const clearAll = async (people: People, writes: readonly PersonWrite[], more?: string): Promise<void> => {
  if (writes.length === 0) return;
  const outcomes = await people.write(writes);
  const reasons = outcomes.filter((one) => !isCleared(one)).map(whyNot);
  if (reasons.length === 0) return refuseLosses(outcomes);
  throw notCleared(reasons, writes.length, more);
};

/** Clears what this stack gave, and nothing else: before a destroy releases the numbers. */
export const clearExternalUsers = async (
  people: People,
  book: Book,
  { context, journal }: { readonly context: Context; readonly journal: Journal | undefined },
): Promise<void> => {
  tellLeft(context, book, 'external users');
  await people.settled();
  const users = byEmail(await people.read());
  const writes = [...book.values()].flatMap((entry): PersonWrite[] => {
    const given = givenTo(entry);
    const user = users.get(entry.objectId);
    const now = hasNow(user);
    if (given.length === 0 || user === undefined || now === null) return [];
    if (!given.some((value) => isMet(value, user) || isSamePlace(value, now))) {
      context.log(`${entry.upn} has ${now} in CCAIP now, which isn't from this stack: left as it is.`, {
        severity: 'warning',
      });
      return [];
    }
    return [{ change: { email: user.email, external: 'clear' }, from: now, to: null }];
  });
  if (writes.length === 0) return;
  const some = writes.map(({ change: { email }, from }) => ({ upn: email, value: from ?? '' }));
  context.log(`CCAIP no longer hands calls over to ${naming(some)}.`, { severity: 'warning' });
  noteCleared(journal, writes);
  await clearAll(people, writes, journal === undefined ? refreshFirst : undefined);
};

/** Cleared, and more has changed than that: nothing goes on by itself then; the next run finds them cleared. */
const refuseLosses = (outcomes: readonly Outcome[]): void => {
  const lost = outcomes.flatMap(({ email, losses = [] }) =>
    losses.length === 0 ? [] : [`${email}: ${losses.join('; ')}`],
  );
  if (lost.length === 0) return;
  throw new ServiceError({
    kind: 'Rejected',
    doing: clearing,
    text: ['all are cleared, and CCAIP has changed more than was asked.', ...lost].join('\n'),
    fix: 'set it back in the portal, then run the same command again; docs/external-users.md has what can be said of CCAIP otherwise.',
  });
};

/** As a person reads it of users whose token is missing. */
export const cantTellWithout = (what: string): string =>
  formatWording({
    message: `${what} can't be told: CCAIP's token isn't set.`,
    fix: 'set TRUNKLINE_CCAIP_TOKEN; an up without it is refused before anything is written.',
  });
