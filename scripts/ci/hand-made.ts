import { driftSchema } from '../drift/output-schema.ts';
import type { HandMade } from './preview-part.ts';

/**
 * Hand-made changes that an `up` of the newer files would write over: in which the tenant differs from the files that it was made by, and from
 * the newer ones too. What a pull request takes into its files is no loss, and what is as trunkline wrote it nobody has changed. What couldn't be read is never "none": it is told beside what was.
 *
 * @param base what drift says by the files before
 * @param head what drift says by the newer files
 */
export const handMade = (base: unknown, head: unknown): HandMade => {
  const [before, after] = [base, head].map((one) => driftSchema.safeParse(one).data?.tenants[0]);
  if (!before || !after) return { why: "drift couldn't be looked at" };
  const unread = new Set(
    [...before.failures, ...after.failures].map(
      ({ what, why }) => `${what} couldn't be read: ${why.replace(/\.$/, '')}`,
    ),
  );
  const key = ({ about, name }: { readonly about: string; readonly name: string }) => JSON.stringify([about, name]);
  const stays = new Set(after.differences.map(key));
  const differs = before.differences.filter(({ standing }) => standing === 'drift');
  const drifted = differs.filter(({ written }) => !written?.unchanged);
  const overwritten = drifted.filter((one) => stays.has(key(one)));
  return {
    overwritten: overwritten.map(({ text, calls, touched }) => ({
      text,
      touched,
      ...(calls !== undefined && { calls }),
    })),
    elsewhere: drifted.length - overwritten.length,
    notCarriedOut: differs.length - drifted.length,
    unread: [...unread],
  };
};
