import { spelledLike } from '../same-name.ts';

/** PSTN usages as the tenant spells them. */
export const spellUsages = async <Args extends { readonly pstnUsages: readonly string[] }>(
  args: Args,
  usages: () => Promise<readonly string[]>,
): Promise<Args> => ({ ...args, pstnUsages: spelledLike(args.pstnUsages, await usages()) });
