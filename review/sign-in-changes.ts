import { unapprovedSignIns } from '../providers/msteams/resources/user-sign-ins/approval.ts';
import { inWords } from '../routing/in-words.ts';
import type { Tenant, User } from '../tenant/tenant.ts';
import type { Need } from './need.ts';
import type { TenantReview } from './review-schema.ts';
import { shortNames } from './words.ts';

type SignIns = NonNullable<TenantReview['signIns']>;

/** Names in one line; the rest is counted. */
const shown = 4;

const same = (one: string, other: string | undefined): boolean => one.toLowerCase() === other?.toLowerCase();

/** Whose sign-in an up changes by the file: not of a row that stands under the new name already. */
const changing = ({ users }: Pick<Tenant, 'users'>): ReadonlyMap<string, User & { readonly signIn: string }> =>
  new Map(
    users.flatMap((user) =>
      user.signIn === undefined || same(user.signIn, user.upn)
        ? []
        : [[user.upn.toLowerCase(), { ...user, signIn: user.signIn }]],
    ),
  );

/** Whose sign-in name changes, and whose goes back; absent where nobody's does. */
export const signInChangesOf = (base: Pick<Tenant, 'users'>, head: Tenant): Pick<TenantReview, 'signIns'> => {
  const [was, is] = [changing(base), changing(head)];
  // Whoever's row stands under the new name keeps it.
  const kept = new Set(head.users.map(({ upn }) => upn.toLowerCase()));
  const changed = [...is].flatMap(([upn, user]): SignIns => {
    const before = was.get(upn)?.signIn;
    return same(user.signIn, before) ? [] : [{ user: user.upn, before: before ?? user.upn, after: user.signIn }];
  });
  const back = [...was].flatMap(
    ([upn, user]): SignIns =>
      is.has(upn) || kept.has(user.signIn.toLowerCase())
        ? []
        : [{ user: user.upn, before: user.signIn, after: isKeptUp(head) ? user.upn : user.signIn }],
  );
  return changed.length + back.length === 0 ? {} : { signIns: [...changed, ...back] };
};

/** Where nobody is marked, and nothing is to be put back, there is no roster any more: people keep the names that it gave them. */
const isKeptUp = ({ users, approvals }: Tenant): boolean =>
  users.some(({ signIn }) => signIn !== undefined) || approvals.signInReturns !== undefined;

const isBack = ({ user, before, after }: SignIns[number]): boolean => !same(before, user) && same(after, user);
const isLeft = ({ before, after }: SignIns[number]): boolean => same(before, after);

const listed = (some: SignIns): string => {
  const names = some.map(({ before, after }) => `${before} → ${after}`);
  return inWords(names.length > shown ? [...names.slice(0, shown - 1), `${names.length - shown + 1} more`] : names);
};

const people = (count: number): string => (count === 1 ? 'one person signs' : `${count} people sign`);

/** What only a person can do: tell them, and approve what is much, or a way back. */
export const signInNeeds = (base: Tenant, head: Tenant): Need[] => {
  const { signIns = [] } = signInChangesOf(base, head);
  const [left, others] = [signIns.filter(isLeft), signIns.filter((one) => !isLeft(one))];
  const asked = {
    signIns: Object.fromEntries([...changing(head).values()].map(({ upn, signIn }) => [upn, signIn])),
    approvedChanges: head.approvals.signIns?.count,
    approvedReturns: head.approvals.signInReturns?.count,
  };
  // By rows of the new name nothing is put back either.
  const kept = new Set(head.users.map(({ upn }) => upn.toLowerCase()));
  const before = [...changing(base).values()].flatMap(({ upn, signIn }) =>
    kept.has(signIn.toLowerCase()) ? [] : [{ upn, name: signIn }],
  );
  return [
    ...(isKeptUp(head)
      ? unapprovedSignIns(before, asked).map(({ reason }): Need => ({ what: 'sign-in approval', text: reason }))
      : []),
    ...(others.length === 0
      ? []
      : [
          {
            what: 'sign-ins' as const,
            text: `${people(others.length)} in to Microsoft 365 by another name after up: ${listed(others)}. Tell them before: devices, Authenticator, Intune and other apps ask for the new name or have to be set up anew, and mail addresses may follow. Up takes the setup identity for it.`,
          },
        ]),
    ...(left.length === 0
      ? []
      : [
          {
            what: 'sign-ins' as const,
            text: `nobody is marked any more, and nothing approves a return (approvals: signInReturns): ${left.length === 1 ? '1 person keeps' : `${left.length} people keep`} the sign-in name that an up gave: ${inWords(left.map(({ before: name }) => name).slice(0, shown))}. Whoever is to have another by then gets it by hand.`,
          },
        ]),
  ];
};

/** For the first line. */
export const signInPhrases = ({ signIns = [] }: TenantReview): string[] => {
  const short = shortNames(signIns.map(({ user }) => user));
  const phrase = (some: SignIns, one: (of: SignIns[number]) => string, many: string): string[] => {
    const [only] = some;
    if (only === undefined) return [];
    return [some.length === 1 ? one(only) : `${many} of ${some.length} people`];
  };
  const back = signIns.filter(isBack);
  const changed = signIns.filter((one) => !isBack(one) && !isLeft(one));
  return [
    ...phrase(
      changed,
      ({ user, after }) => `the sign-in of ${short(user)} changes to ${after}`,
      'sign-in names change:',
    ),
    ...phrase(
      back,
      ({ user, after }) => `the sign-in of ${short(user)} goes back to ${after}`,
      'sign-in names go back:',
    ),
  ].map((text) => text.replace(': of', ' of'));
};
