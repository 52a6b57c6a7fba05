import { realNow } from '../../../kit/clock.ts';
import { ServiceError } from '../../../kit/error.ts';
import { type Context, PartialFailure } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import { type Book, type Entry, knownOf } from '../../../msteams/resources/roster/book.ts';
import type { Journal, JournalEntry } from '../../../msteams/resources/roster/journal.ts';
import { writeBook, writeValues } from '../../../msteams/resources/roster/layout.ts';
import { namesOf, tellFound } from '../../../msteams/resources/roster/words.ts';
import type { Outcome } from '../../bulk/change.ts';
import type { People } from '../../people.ts';
import type { ExternalUsersState } from '../../schema/external-users.ts';
import type { CcaipSession } from '../../session.ts';
import { beforeNumbers } from '../moment.ts';
import { unapprovedNew } from './approval.ts';
import { howOf, unmetEntry } from './entries.ts';
import { type Moved, tellStill, tellWindow } from './former-numbers.ts';
import { type Asked, lookAtExternalUsers } from './look.ts';
import { hasNow, type Plan } from './plan.ts';

export const id = 'external-users';

interface Work {
  readonly session: CcaipSession;
  readonly people: People;
  readonly context: Context;
  readonly journal: Journal | undefined;
}

type Step = Plan['steps'][number];

const journalEntry = ({ email, user, value }: Step): JournalEntry => ({
  ...{ objectId: email, upn: email, to: value },
  from: hasNow(user) ?? undefined,
});

const whyNot = ({ email, ended, problems }: Outcome): string => {
  const said = problems.length === 0 ? 'CCAIP gave no reason.' : problems.join('; ');
  const again = said.includes('TRUNKLINE_CCAIP_LITERALS')
    ? 'set TRUNKLINE_CCAIP_LITERALS as it says (docs/external-users.md), then run up again.'
    : 'run up again: it looks first.';
  return formatWording({
    message: `set the external fields of ${email} in CCAIP: ${said}`,
    fix: ended === 'unsure' ? again : 'correct what is named, then run up again.',
  });
};

const whatIsLost = ({ email, losses = [] }: Outcome): string[] =>
  losses.length === 0
    ? []
    : [
        formatWording({
          message: `leave the rest of ${email} in CCAIP as it was: ${losses.join('; ')}, which nobody asked for.`,
          fix: 'set it back in the portal before the next up; docs/external-users.md has what can be said of CCAIP otherwise.',
        }),
      ];

/** Sets, makes and reads back until CCAIP has what the file says; throws what isn't so as a PartialFailure. */
export const ensureExternalUsers = async (
  given: Asked & {
    readonly portal: string;
    readonly lookAgain?: string | undefined;
    readonly notYet?: string | undefined;
    readonly problems?: string | undefined;
    readonly approvedNew?: number | undefined;
  },
  before: Book,
  { session, people, context, journal }: Work,
): Promise<ExternalUsersState> => {
  const waiting = new Set((given.notYet ?? '').split('\n').filter((email) => given.externalUsers[email] !== undefined));
  const asked = { ...given, externalUsers: without(given.externalUsers, waiting) };
  await people.settled();
  const plan = await lookAtExternalUsers(session, people, asked, context);
  if (waiting.size > 0) {
    const some = [...waiting].map((upn) => ({ upn }));
    context.log(`Left in CCAIP as they are, since their number isn't with them: ${namesOf(some)}.`, {
      severity: 'warning',
    });
  }
  const tooMany = unapprovedNew(plan, asked.approvedNew);
  const { met, problems } = plan;
  // Who is there already isn't kept waiting: calls for them may go to a former number.
  const steps = tooMany === undefined ? plan.steps : plan.steps.filter(({ user }) => user !== undefined);
  const isNew = ({ email, value }: { email: string; value: string }) => {
    const entry = before.get(email);
    return entry === undefined || !knownOf(entry).includes(value);
  };
  tellFound(
    context,
    met.filter(isNew).map(({ email: upn, value }) => ({ upn, value })),
    { what: 'external users', total: met.length + plan.steps.length + problems.size },
  );
  journal?.note('sent', steps.map(journalEntry));
  const { outcomes = [], failure } = steps.length === 0 ? {} : await writeAll(people, steps);
  const ends = steps.map((step, at) => ({ step, outcome: outcomes[at] ?? unanswered(step) }));
  const isDone = ({ outcome: { ended } }: (typeof ends)[number]) => ['asIs', 'written', 'made'].includes(ended);
  journal?.note(
    'done',
    ends.filter(isDone).map(({ step }) => journalEntry(step)),
  );
  journal?.note(
    'failed',
    ends.filter(({ outcome }) => outcome.ended === 'refused').map(({ step }) => journalEntry(step)),
  );
  tellEnds(ends, asked, { session, context, to: await (session.now ?? realNow)(), left: plan.left });
  const done = ends.filter(isDone);
  const entries: Entry[] = [
    ...met.map(({ email, value }) => ({
      ...{ upn: email, objectId: email, pending: [] },
      has: { value, how: howOf(before.get(email), value) },
    })),
    ...done.map(({ step: { email, value } }) => ({
      ...{ upn: email, objectId: email, pending: [] },
      has: { value, how: 'made' as const },
    })),
    ...ends
      .filter((end) => !isDone(end))
      .flatMap(({ step: { email, user, value }, outcome }) => {
        const pending = outcome.ended === 'unsure' ? [value] : [];
        return unmetEntry(email, before.get(email), outcome.user ?? user, pending);
      }),
    ...[...problems.keys(), ...waiting].flatMap((email) => {
      const entry = before.get(email);
      return entry === undefined ? [] : [entry];
    }),
  ];
  const state: ExternalUsersState = {
    portal: asked.portal,
    users: writeBook(entries),
    externalUsers: writeValues(entries),
    ...(asked.lookAgain !== undefined && { lookAgain: asked.lookAgain }),
  };
  const reasons = [
    ...(given.problems ? [given.problems] : []),
    ...(tooMany === undefined ? [] : [formatWording(tooMany)]),
    ...problems.values(),
    ...(failure === undefined ? ends.filter((end) => !isDone(end)).map(({ outcome }) => whyNot(outcome)) : [failure]),
    ...ends.flatMap(({ outcome }) => whatIsLost(outcome)),
  ];
  if (reasons.length > 0) throw new PartialFailure({ id, state, reasons });
  return state;
};

const without = (asked: Asked['externalUsers'], some: ReadonlySet<string>): Asked['externalUsers'] =>
  some.size === 0 ? asked : Object.fromEntries(Object.entries(asked).filter(([email]) => !some.has(email)));

const unanswered = ({ email }: Step): Outcome => ({ email, ended: 'unsure', problems: [], warnings: [] });

/** Where nothing came of all of it there is one reason; whether something was sent isn't known then, so the next run looks. */
const writeAll = async (
  people: People,
  steps: readonly Step[],
): Promise<{ readonly outcomes?: readonly Outcome[]; readonly failure?: string }> => {
  try {
    return {
      outcomes: await people.write(steps.map(({ change, user, value }) => ({ change, from: hasNow(user), to: value }))),
    };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { failure: error.message };
  }
};

const tellEnds = (
  ends: readonly { readonly step: Step; readonly outcome: Outcome }[],
  { externalUsers }: Asked,
  {
    session,
    context,
    to,
    left,
  }: { readonly session: CcaipSession; readonly context: Context; readonly to: Date; readonly left: readonly Moved[] },
): void => {
  for (const { outcome } of ends) {
    for (const warning of outcome.warnings) context.log(`${outcome.email}: ${warning}`, { severity: 'warning' });
  }
  const made = ends.filter(({ outcome }) => outcome.ended === 'made').length;
  if (made > 0) context.log(`Made in CCAIP: ${made}; each has an activation e-mail of CCAIP.`);
  const moves = ends.flatMap(({ step: { email, user, value }, outcome: { ended } }) => {
    const from = hasNow(user);
    return from === null || ended === 'asIs' ? [] : [{ email, from, to: value, isDone: ended === 'written' }];
  });
  tellWindow(
    moves.filter(({ isDone }) => isDone),
    externalUsers,
    { before: beforeNumbers(session), to },
    context,
  );
  tellStill([...moves.filter(({ isDone }) => !isDone), ...left], externalUsers, context);
};
