import type { LabContext } from '../context.ts';

const first = 2_930_000_000_000_000_000n;

/** The next number of its kind in the account; equal labs count alike. */
export const nextId = ({ store }: Pick<LabContext, 'store'>): string => {
  const made = Number(store.get('setting', 'telnyxIds')?.made ?? 0) + 1;
  store.put('setting', 'telnyxIds', { made });
  return String(first + BigInt(made) * 7919n);
};
