import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { Beyond } from '../beyond.ts';

export const isGlobal = (name: string): boolean => sameName(name, 'Global');

/** What a file doesn't say, or says otherwise, of Teams' own policies: they hold for everybody who has no other. */
export const globalBeyond = (about: Beyond['about'], field: string, value: unknown, isDescribed = false): Beyond => ({
  about,
  name: 'Global',
  field,
  value,
  why: isDescribed
    ? 'The tenant file describes it otherwise, under global: a refresh takes that in, and the next up puts it right.'
    : "It holds for everybody who has no other, and the tenant file doesn't describe it under global.",
});
