import type { Tenant, User } from '../tenant/tenant.ts';
import type { Edit } from './review-schema.ts';
import { shortNames } from './words.ts';

/**
 * The older version with the newer one's sign-in names for whoever has the same name before the @ and the same number, in another domain: a
 * company takes another name, and nobody's phone rings elsewhere. Any other new sign-in name may be another person's.
 */
export const withSignInNamesOf = (base: Tenant, head: Tenant): { readonly base: Tenant; readonly edits: Edit[] } => {
  const [was, is] = [base, head].map(({ users }) => new Set(users.map(({ upn }) => upn.toLowerCase())));
  const fresh = new Map(
    head.users.flatMap((user) => (was?.has(user.upn.toLowerCase()) ? [] : [[personOf(user), user]])),
  );
  const moved = base.users.flatMap((user) => {
    const now = is?.has(user.upn.toLowerCase()) ? undefined : fresh.get(personOf(user));
    return now === undefined ? [] : [{ user, upn: now.upn }];
  });
  const upns = new Map(moved.map(({ user, upn }) => [user, upn]));
  const domains = Map.groupBy(moved, ({ user, upn }) => `${domainOf(upn)} instead of ${domainOf(user.upn)}`);
  const name = shortNames(head.users.map(({ upn }) => upn));
  return {
    base: { ...base, users: base.users.map((user) => ({ ...user, upn: upns.get(user) ?? user.upn })) },
    edits: [...domains].map(([change, those]) => ({ about: 'users', text: `${sentence(those, name)} ${change}` })),
  };
};

const sentence = (those: readonly { readonly upn: string }[], name: (upn: string) => string): string => {
  const [only, ...others] = those;
  return only && others.length === 0
    ? `the sign-in name of ${name(only.upn)} is in`
    : `sign-in names of ${those.length} users are in`;
};

const personOf = ({ upn, number }: User): string => `${upn.toLowerCase().split('@')[0]} ${number}`;
const domainOf = (upn: string): string => upn.split('@')[1]?.toLowerCase() ?? '';
