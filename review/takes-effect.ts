import type { RosterChange } from '../routing/compare/comparison.ts';
import type { TenantReview } from './review-schema.ts';

/** When a change holds, after `up`: as far as Microsoft documents it. */
export const takesEffect = (
  { edits, lists, dialled }: Pick<TenantReview, 'edits' | 'lists' | 'dialled'>,
  { reassigned, added }: RosterChange,
): string[] => {
  const about = new Set(edits.map((edit) => edit.about));
  // An SBC's short name is the file's alone.
  const renamed = edits.some(({ about: what, thing = '' }) => what === 'names' && !/^(SBC|folder) /.test(thing));
  const newDomain = edits.some(
    ({ thing = '', text, changes = [] }) =>
      thing === 'sipDomain' ||
      (thing.startsWith('SBC ') && (text === `${thing} is new` || changes.some(({ field }) => field === 'fqdn'))),
  );
  return [
    ...(about.has('numbers') ? ['numbers minutes to 24 h'] : []),
    ...(renamed || reassigned.length + added.length + lists.length + dialled.length > 0 ? ['policies up to 24 h'] : []),
    ...(newDomain ? ['a new SBC domain up to 24 h'] : []),
    ...(about.has('secrets') ? ['a new secret once it is linked in CCAIP'] : []),
  ];
};
