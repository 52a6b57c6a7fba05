import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { Beyond } from '../beyond.ts';

export const isGlobal = (name: string): boolean => sameName(name, 'Global');

/** What no file can say of Teams' own policies: they hold for everybody who has no other. */
export const globalBeyond = (about: Beyond['about'], field: string, value: unknown): Beyond => ({
  about,
  name: 'Global',
  field,
  value,
  why: 'It holds for everybody who has no other, and a tenant file has no word for it.',
});
