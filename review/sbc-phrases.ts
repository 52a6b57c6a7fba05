import { isOpenName } from '../routing/not-connected.ts';
import { translationLists } from '../tenant/translation-lists.ts';
import type { TenantReview } from './review-schema.ts';

/** Which SBC is meant by a name, where that isn't what it was. */
export const swappedPhrases = ({ edits }: TenantReview): string[] =>
  edits.flatMap(({ about, thing = '', text }) =>
    about === 'names' && thing.startsWith('SBC ') && text.includes(' have each other') ? text : [],
  );

/** What of an SBC no phrase before says: what its lists of translation rules do is told by the calls, where any change. */
export const sbcPhrases = ({ edits, dialled, callers }: TenantReview): string[] =>
  edits.flatMap(({ thing = '', text, changes }) => {
    if (!thing.startsWith('SBC ') || changes === undefined) return [];
    const isOfLists = changes.every(({ field }) => (translationLists as readonly string[]).includes(field));
    if (isOfLists && dialled.length + callers.length > 0) return [];
    const fqdn = changes.find(({ field }) => field === 'fqdn');
    // That it gets its name, or loses it, stands before all else.
    if ([fqdn?.before, fqdn?.after].some((name = '') => isOpenName(name))) return [];
    return [fqdn ? `calls by ${thing} go elsewhere: ${fqdn.before} → ${fqdn.after}` : text];
  });
