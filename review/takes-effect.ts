import type { RosterChange } from '../routing/compare/comparison.ts';
import { translationLists } from '../tenant/translation-lists.ts';
import type { TenantReview } from './review-schema.ts';

/** When a change holds, after `up`: as far as Microsoft documents it. */
export const takesEffect = (
  { edits, lists, dialled }: Pick<TenantReview, 'edits' | 'lists' | 'dialled'>,
  { reassigned, added }: RosterChange,
): string[] => {
  const about = new Set(edits.map((edit) => edit.about));
  // An SBC's short name is the file's alone.
  const renamed = edits.some(
    ({ about: what, thing = '' }) => what === 'names' && !/^(SBC|folder|translation rule) /.test(thing),
  );
  const rewrites = edits.some(
    ({ about: what, thing = '', changes = [] }) =>
      what !== 'names' &&
      (thing.startsWith('translation rule ') ||
        changes.some(({ field }) => (translationLists as readonly string[]).includes(field))),
  );
  const answering = edits.some(({ thing = '' }) => /^(calling|caller ID|emergency call routing) policy /.test(thing));
  const blocking = edits.some(({ thing = '' }) => thing.startsWith('blocked caller '));
  const newDomain = edits.some(
    ({ thing = '', text, changes = [] }) =>
      thing === 'sipDomain' ||
      (thing.startsWith('SBC ') && (text === `${thing} is new` || changes.some(({ field }) => field === 'fqdn'))),
  );
  return [
    ...(about.has('numbers') ? ['numbers minutes to 24 h'] : []),
    ...(renamed || answering || reassigned.length + added.length + lists.length + dialled.length > 0
      ? ['policies up to 24 h']
      : []),
    ...(rewrites ? ['translation rules after a short delay'] : []),
    ...(blocking ? ['blocked callers up to 24 h'] : []),
    ...(newDomain ? ['a new SBC domain up to 24 h'] : []),
    ...(about.has('secrets') ? ['a new secret once it is linked in CCAIP'] : []),
  ];
};
