import type { Tenant } from '../tenant/tenant.ts';
import type { BareChange } from './bare-rows.ts';
import type { TenantReview } from './review-schema.ts';

type Row = TenantReview['dialled'][number];

/** Dialled changes as rows of a review: what is lost first, colleagues last. */
export const dialledOf = (changes: readonly BareChange[], base: Tenant, head: Tenant): Row[] => {
  const people = new Set([base, head].flatMap(({ users }) => users.map(({ upn }) => upn.toLowerCase())));
  const isPerson = (text: string): boolean => text === 'a colleague' || people.has(text.toLowerCase());
  return together(changes)
    .map(({ example, ...change }): Row => {
      const same = change.before === change.after;
      return {
        ...change,
        before: same ? withFqdns(change.before, base, head) : change.before,
        after: same ? withFqdns(change.after, head, base) : change.after,
        colleague: isPerson(change.before) || isPerson(change.after),
        ...(example && { example: example.written }),
      };
    })
    .toSorted((a, b) => rank(a) - rank(b));
};

/** Dial plans that differ elsewhere make several changes of what is one to a reader: the same numbers go the same other way. */
const together = (changes: readonly BareChange[]): BareChange[] => {
  const alike = Map.groupBy(changes, (change, at) => {
    const { effect, before, after, kinds, numbers } = change;
    return JSON.stringify(numbers ? [effect, before, after, kinds, numbers] : at);
  });
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const all = [first, ...others];
    const users = [...new Set(all.flatMap((change) => change.users))];
    return [{ ...first, users, policies: [...new Set(all.flatMap(({ policies }) => policies))], ...doubtOf(all) }];
  });
};

const doubtOf = (all: readonly BareChange[]): Pick<Row, 'doubt'> => {
  const doubts = all.flatMap(({ doubt }) => doubt ?? []);
  const whole = doubts.length === all.length && doubts.every((doubt) => doubt.of === 'all');
  if (doubts.length === 0) return {};
  return { doubt: { of: whole ? 'all' : 'some', why: [...new Set(doubts.map(({ why }) => why))].join('; ') } };
};

/** SBCs that kept their short name but not their address: only the address tells them apart. */
const withFqdns = (text: string, { sbcs }: Tenant, other: Tenant): string =>
  sbcs
    .filter(({ key, fqdn }) => other.sbcs.find((sbc) => sbc.key === key)?.fqdn.toLowerCase() !== fqdn.toLowerCase())
    .filter(({ key }) => text.split(/, then | and | or /).includes(key))
    .reduce((words, { key, fqdn }) => words.replace(key, `${key} (${fqdn})`), text);

const order = ['lost', 'gained', 'renumbered', 'elsewhere'];
const rank = ({ effect, colleague }: Row): number => order.indexOf(effect) + (colleague ? order.length : 0);
