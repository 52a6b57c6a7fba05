import { inWords } from '../routing/in-words.ts';
import type { Tenant, User } from '../tenant/tenant.ts';
import type { TenantReview } from './review-schema.ts';
import { shortNames } from './words.ts';

/** What a way back to older files brings back of a tenant, and what it can't. `now` is absent where the tenant itself comes back. */
export const wayBack = (
  now: Tenant | undefined,
  older: Tenant,
  edits: TenantReview['edits'],
): NonNullable<TenantReview['wayBack']> => {
  const name = shortNames([...(now?.users ?? []), ...older.users].map(({ upn }) => upn));
  const keyOf = ({ upn }: User): string => upn.toLowerCase();
  const people = new Set(now?.users.map(keyOf));
  const held = new Set(now?.users.map(({ number }) => number));
  const secrets = new Set(now?.app.secrets.map((secret) => secret.name));
  const comers = older.users.filter((user) => !people.has(keyOf(user)));
  const released = older.users.filter(({ number }) => !held.has(number));
  const lost = older.app.secrets.filter((secret) => !secrets.has(secret.name));
  const things = edits.flatMap(({ thing, text }) => (thing !== undefined && text === `${thing} is new` ? thing : []));
  return {
    brings: [
      ...some(comers, (those) => those.map(({ upn, number }) => `${name(upn)} (${number})`)),
      ...some(
        released.filter((user) => people.has(keyOf(user))),
        (those) => those.map(({ upn, number }) => `${number} for ${name(upn)}`),
      ),
      ...things,
    ],
    cannot: [
      ...lost.map(
        (secret) =>
          `secret ${secret.name}: its value is gone with it; up makes another of that name, which CCAIP has to be linked with anew`,
      ),
      ...some(released, (those) => [
        `${inWords(those.map(({ number }) => number))} by itself: released, so up asks for ${those.length === 1 ? 'it' : 'them'} again, and is refused what somebody else has by then`,
      ]),
    ],
  };
};

const most = 5;

const some = <Thing>(things: readonly Thing[], words: (those: readonly Thing[]) => readonly string[]): string[] => {
  if (things.length === 0) return [];
  const told = words(things.slice(0, most));
  return things.length > most ? [...told, `${things.length - most} more`] : [...told];
};
