import { formatWording } from '../../../kit/wording.ts';
import type { CcaipUser } from '../../users.ts';
import { heldValue, isDeactivated, isSameName, isSamePlace, readValue } from '../external-users/value.ts';
import { linesOf } from '../lines.ts';

/** By e-mail address: SIP URI and UCaaS username, as a state has them. */
const placesOf = (text: string | undefined): ReadonlyMap<string, string> =>
  new Map(
    linesOf(text).map((line) => {
      const end = line.indexOf(' ');
      return [line.slice(0, end), line.slice(end + 1)];
    }),
  );

/** Whose place is another than was asked last; who wasn't asked yet, too. Nobody where the last run didn't note places. */
export const movedOf = (asked: string | undefined, before: string | undefined): ReadonlySet<string> => {
  if (before === undefined) return new Set();
  const was = placesOf(before);
  return new Set([...placesOf(asked)].flatMap(([email, place]) => (was.get(email) === place ? [] : [email])));
};

const refuse = (email: string, user: CcaipUser): string =>
  formatWording({
    message: `clear the external fields of ${email}: CCAIP has no such user, but ${user.email} has ${heldValue(user)}, so that it would go on handing calls to that place.`,
    fix: `if that is the same person, put the row back with ${user.email} in ccaipEmail, run up, then take it out; or clear the fields of ${user.email} in the portal.`,
  });

/**
 * Why somebody who goes can't count as cleared: CCAIP has nobody of that address, but somebody whom no file asks for has what was asked
 * there last. An address can be changed in the portal, and calls go on by the SIP URI.
 */
export const underAnotherAddress = (
  gone: readonly string[],
  {
    users,
    places,
    asked,
  }: { readonly users: readonly CcaipUser[]; readonly places: string | undefined; readonly asked: string },
): readonly string[] => {
  const there = new Set(users.map(({ email }) => email.toLowerCase()));
  const isAsked = new Set(linesOf(asked));
  const was = placesOf(places);
  const others = users.filter(
    (user) => heldValue(user) !== undefined && !isDeactivated(user) && !isAsked.has(user.email.toLowerCase()),
  );
  return gone.flatMap((email) => {
    const place = was.get(email);
    if (place === undefined || there.has(email)) return [];
    return others
      .filter(
        (user) => isSamePlace(place, heldValue(user) ?? '') || isSameName(readValue(place).ucaasName, user.ucaasName),
      )
      .map((user) => refuse(email, user));
  });
};
