import type { Book, Entry } from '../../../msteams/resources/roster/book.ts';
import { toBook } from '../../../msteams/resources/roster/book.ts';
import type { CcaipUser } from '../../users.ts';
import { byEmail } from './plan.ts';
import { heldValue, isDeactivated, isMet } from './value.ts';

/** What the roster's users have now. What this stack never asked for is found. */
export const readExternalUsers = (users: readonly CcaipUser[], book: Book): Book => {
  const known = byEmail(users);
  return toBook(
    [...book.values()].flatMap((entry): Entry[] => {
      const { upn, objectId, has, pending } = entry;
      const user = known.get(objectId);
      if (user === undefined || isDeactivated(user)) return [];
      if (has !== undefined && isMet(has.value, user)) return [entry];
      const came = pending.find((value) => isMet(value, user));
      const others = pending.filter((value) => value !== came);
      if (came !== undefined) return [{ upn, objectId, has: { value: came, how: 'made' }, pending: others }];
      const value = heldValue(user);
      if (value === undefined) return others.length === 0 ? [] : [{ upn, objectId, pending: others }];
      return [{ upn, objectId, has: { value, how: 'found' }, pending: others }];
    }),
  );
};
