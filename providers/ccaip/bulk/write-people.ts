import type { Context } from '../../kit/resource.ts';
import type { Sleep } from '../../kit/sleep.ts';
import type { Literals } from '../literals.ts';
import type { CcaipWrites } from '../requests.ts';
import type { Known } from './batch.ts';
import { keyOf, readUsers, type Users } from './carry-out.ts';
import type { Outcome, PersonChange } from './change.ts';
import { type Following, waitForEarlier } from './follow.ts';
import { gapsOf } from './judge.ts';
import { problemsOf } from './record.ts';
import { literalsToSet, spellingsOf } from './spelling.ts';
import { readTemplate, type Template } from './template.ts';
import { untoldBy } from './untold.ts';
import { writeBatch } from './write-batch.ts';

export interface WriteOptions {
  readonly literals: Literals;
  /** Where waits are told, what ends them, and how time passes. */
  readonly context: Pick<Context, 'log' | 'signal' | 'sleep' | 'outages'>;
  readonly sleep?: Sleep | undefined;
  /** Rows of one file: no limit is published, smaller files are recommended (BUM-API). Default 200. */
  readonly batchSize?: number;
  /** Seconds that one job may take before it counts as unknown. */
  readonly patienceSeconds?: number;
}

/** Of one job, left out. */
export const patienceSeconds = 600;

/**
 * Brings users of CCAIP to what is asked, by its bulk API: template, upload, validation, proceed, poll, error logs, read back.
 * One outcome a change, in the order of the changes. Throws where nothing could be sent or read at all.
 */
export const writePeople = async (
  requests: CcaipWrites,
  changes: readonly PersonChange[],
  { batchSize = 200, patienceSeconds: patience = patienceSeconds, ...of }: WriteOptions,
): Promise<Outcome[]> => {
  if (changes.length === 0) return [];
  const following: Following = { ...of, patienceSeconds: patience };
  const { literals, context } = of;
  await waitForEarlier(requests, following);
  const before = await readUsers(requests, following);
  const outcomes = new Map<PersonChange, Outcome>();
  const add = (asked: readonly PersonChange[], ended: readonly Outcome[]) => {
    const byEmail = new Map(ended.map((one) => [keyOf(one.email), one]));
    for (const change of asked) {
      const outcome = byEmail.get(keyOf(change.email));
      if (outcome !== undefined) outcomes.set(change, outcome);
    }
  };
  const counts = Map.groupBy(changes, ({ email }) => keyOf(email));
  const twice = changes.filter(({ email }) => (counts.get(keyOf(email))?.length ?? 0) > 1);
  add(
    twice,
    twice.map((change) => aside(change, 'refused', ['Email: it is asked for twice.'], before)),
  );
  const isOpen = (change: PersonChange) => !outcomes.has(change);
  const met = changes.filter((one) => isOpen(one) && gapsOf(one, before.get(keyOf(one.email)), literals).length === 0);
  add(
    met,
    met.map((change) => aside(change, 'asIs', [], before)),
  );
  if (!changes.some(isOpen)) return inOrder(changes, outcomes);

  const template = await readTemplate(requests);
  const untold = untoldBy(before, literals);
  const [wrong, refusals] = refusedBefore(changes.filter(isOpen), before, { template, literals, untold });
  add(wrong, refusals);
  if (wrong.some((change) => untold(change).length > 0)) context.log(columnsIn(before));
  const open = changes.filter(isOpen);
  let known: Known = {
    template,
    users: before,
    spellings: spellingsOf([...before.values()], literals),
    bases: { row: literals.rowBase, column: literals.columnBase },
    isAsked: false,
  };
  let stop: string | undefined;
  for (let at = 0; at < open.length; at += batchSize) {
    const rows = open.slice(at, at + batchSize);
    if (context.signal.aborted) stop ??= 'cancelled before it was sent.';
    if (stop !== undefined) {
      const why = `not sent: ${stop}`;
      add(
        rows,
        rows.map((change) => aside(change, 'refused', [why], known.users)),
      );
      continue;
    }
    const end = await writeBatch({ requests, following, before }, rows, known);
    add(rows, end.outcomes);
    ({ known, stop } = { known: end.known, stop: end.stop });
  }
  const literal = [...outcomes.values()].some(({ ended }) => ended === 'written' || ended === 'made')
    ? literalsToSet(known.spellings)
    : undefined;
  if (literal !== undefined) {
    context.log(
      `CCAIP takes other words than were tried first: TRUNKLINE_CCAIP_LITERALS='${literal}' spares the tries.`,
    );
  }
  return inOrder(changes, outcomes);
};

/** Names alone: values are people's. Roles and teams are found by their own. */
const columnsIn = (users: Users): string => {
  const all = new Set([...users.values()].flatMap(({ said }) => [...(said?.keys() ?? [])]));
  const names = [...all].filter((name) => !/^(role|team)/.test(name));
  return `CCAIP's list of users has the columns ${names.join(', ')} (docs/verify.md has how to say which is which).`;
};

/** What is refused without being sent. */
const refusedBefore = (
  changes: readonly PersonChange[],
  before: Users,
  {
    untold,
    ...of
  }: {
    readonly template: Template;
    readonly literals: Literals;
    readonly untold: (change: PersonChange) => readonly string[];
  },
): [PersonChange[], Outcome[]] => {
  const wrong = changes.flatMap((change) => {
    const problems = [
      ...problemsOf({ change, user: before.get(keyOf(change.email)), ...of }),
      ...untold(change).map((text) => `not sent, since it couldn't be read back: ${text}`),
    ];
    return problems.length === 0 ? [] : [{ change, problems }];
  });
  return [
    wrong.map(({ change }) => change),
    wrong.map(({ change, problems }) => aside(change, 'refused', problems, before)),
  ];
};

const aside = (change: PersonChange, ended: Outcome['ended'], problems: readonly string[], users: Users): Outcome => {
  const user = users.get(keyOf(change.email));
  return { email: change.email, ended, problems, warnings: [], ...(user !== undefined && { user }) };
};

const inOrder = (changes: readonly PersonChange[], outcomes: ReadonlyMap<PersonChange, Outcome>): Outcome[] =>
  changes.flatMap((change) => outcomes.get(change) ?? []);
