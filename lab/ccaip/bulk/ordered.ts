import { z } from 'zod';
import type { LabContext } from '../../context.ts';

/** What a test orders of somebody's rows in the jobs to come. */
export const orderedRow = z.strictObject({
  email: z.string(),
  /** error: the row isn't done · warning: it is, and the log has a word to it · silent: it counts as done and changes nothing. */
  kind: z.enum(['error', 'warning', 'silent']).default('error'),
  message: z.string().default('Something went wrong'),
  /** Name of a column of the template. */
  column: z.string().nullable().default(null),
  times: z.int().min(1).default(1),
});

type OrderedRow = z.output<typeof orderedRow>;
type Memory = Pick<LabContext, 'store'>;

const key = 'ccaip/orderedRows';

const ordered = ({ store }: Memory): readonly OrderedRow[] =>
  (store.get('setting', key)?.rows as readonly OrderedRow[] | undefined) ?? [];

export const orderRow = (memory: Memory, row: OrderedRow): void =>
  memory.store.put('setting', key, { rows: [...ordered(memory), row] });

export const forgetOrdered = ({ store }: Memory): void => {
  store.delete('setting', key);
};

/** What is ordered of this row, used up by the call. */
export const takeOrdered = (memory: Memory, email: string): OrderedRow | undefined => {
  const all = ordered(memory);
  const found = all.find((one) => one.email.toLowerCase() === email.toLowerCase());
  if (found === undefined) return undefined;
  const rows = all.flatMap((one) => {
    if (one !== found) return [one];
    return one.times > 1 ? [{ ...one, times: one.times - 1 }] : [];
  });
  memory.store.put('setting', key, { rows });
  return found;
};
