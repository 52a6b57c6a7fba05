import { listing } from './listing.ts';
import { nearest } from './nearest.ts';
import type { Wording } from './problem.ts';
import { resolver } from './resolver.ts';
import { copiedCharacters } from './users/copied-characters.ts';

/** A kind of thing that the tenant file names in one place and refers to in others. */
export interface Named {
  /** E.g. `an SBC`. */
  readonly one: string;
  /** E.g. `SBCs`. */
  readonly many: string;
  /** Where they are named, e.g. `sbcs`. */
  readonly under: string;
}

/** The words for a reference to something that isn't there. */
export const unknownName = (typed: string, known: readonly string[], { one, many, under }: Named): Wording => {
  const copied = copiedCharacters(typed);
  const clean = (copied?.clean ?? typed).replace(/^tag:/i, '').replaceAll(/\s+/g, ' ').trim();
  const same = resolver(known)(clean);
  if (same !== undefined) {
    return {
      message: `"${typed}" isn't ${one} of this tenant${copied ? `: it holds ${copied.named}` : ''}.`,
      allowed: `Known ${many}: ${listing(known)}.`,
      fix: `write "${same}".`,
    };
  }
  const close = nearest(typed, known);
  return {
    message: `"${typed}" isn't ${one} of this tenant.`,
    allowed: known.length === 0 ? `This tenant has no ${many}.` : `Known ${many}: ${listing([...new Set(known)])}.`,
    fix:
      close === undefined
        ? `add it under ${under}, or correct the spelling.`
        : `write "${close}", or add "${typed}" under ${under}.`,
  };
};
