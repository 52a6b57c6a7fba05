import type { Entry, How } from '../../../msteams/resources/roster/book.ts';
import type { CcaipUser } from '../../users.ts';
import { heldValue, isMet, isSameFields } from './value.ts';

/** Made, if this run or an earlier one gave it, whatever it said of calls abroad; found, if it was there before. */
export const howOf = (entry: Entry | undefined, value: string): How => {
  if (entry?.pending.some((one) => isSameFields(one, value))) return 'made';
  return entry?.has !== undefined && isSameFields(entry.has.value, value) ? entry.has.how : 'found';
};

/** What is known of a user who isn't as asked at the end: as the state had it before, where CCAIP has that still. */
export const unmetEntry = (
  email: string,
  before: Entry | undefined,
  user: CcaipUser | undefined,
  pending: readonly string[],
): Entry[] => {
  const held = user && heldValue(user);
  if (held === undefined || user === undefined) {
    return pending.length === 0 ? [] : [{ upn: email, objectId: email, pending }];
  }
  if (before === undefined && pending.length === 0) return [];
  const known = before?.has !== undefined && isMet(before.has.value, user) ? before.has.value : held;
  return [{ upn: email, objectId: email, has: { value: known, how: howOf(before, held) }, pending }];
};
