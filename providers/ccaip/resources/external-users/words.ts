import type { Context } from '../../../kit/resource.ts';
import { type Named, namesOf, naming } from '../../../msteams/resources/roster/words.ts';
import { hasNow, type Plan } from './plan.ts';

export const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

const named = (steps: Plan['steps']): Named[] => steps.map(({ email, value }) => ({ upn: email, value }));

/** Problems in a preview's one warning; the rest is counted, and comes with the `up`. */
const shownProblems = 50;

/** What an `up` is going to do in CCAIP, for a preview. */
export const tellPlan = ({ steps, problems }: Plan, { log }: Pick<Context, 'log'>): void => {
  const made = steps.filter(({ user }) => user === undefined);
  const set = steps.filter(({ user }) => user !== undefined && hasNow(user) === null);
  const changed = steps.filter(({ user }) => hasNow(user) !== null);
  if (made.length > 0) {
    log(
      `${people(made.length)} of users.csv ${made.length === 1 ? "isn't" : "aren't"} in CCAIP yet: made there, and each gets an activation e-mail of CCAIP: ${namesOf(made.map(({ email: upn }) => ({ upn })))}.`,
      { severity: 'warning' },
    );
  }
  if (set.length > 0) log(`${people(set.length)} become external users of CCAIP: ${naming(named(set))}.`);
  if (changed.length > 0) {
    const some = changed.map(({ email: upn, user, value }) => ({ upn, value: `${hasNow(user)} → ${value}` }));
    log(`The external fields of ${people(changed.length)} change in CCAIP: ${naming(some)}.`);
  }
  if (problems.size === 0) return;
  const texts = [...problems.values()];
  const more = texts.length - shownProblems;
  const lines = [
    `As CCAIP is now, ${people(texts.length)} can't become ${texts.length === 1 ? 'an external user' : 'external users'}, and an up ends with an error:`,
    ...texts.slice(0, shownProblems),
    ...(more > 0 ? [`and ${more} more.`] : []),
  ];
  log(lines.join('\n'), { severity: 'warning' });
};
