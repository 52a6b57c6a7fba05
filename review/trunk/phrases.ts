import type { TenantReview } from '../review-schema.ts';
import type { Words } from '../words.ts';
import type { TrunkChange } from './change.ts';

/** One change of the trunk in words. */
export const trunkText = ({ about, text, users, example }: TrunkChange, { who }: Words): string => {
  const such = example === undefined ? '' : `, e.g. ${example}`;
  if (about === 'destination lost')
    return users === undefined
      ? `the carrier lets no calls through to ${text} any more`
      : `${who(users)} can no longer call ${text}: the carrier refuses it${such}`;
  if (about === 'destination gained')
    return users === undefined
      ? `the carrier lets calls through to ${text}`
      : `${who(users)} can now call ${text}: the carrier lets it through${such}`;
  return users === undefined || users.length === 0 ? text : `${text} (${who(users)})`;
};

const first: ReadonlySet<TrunkChange['about']> = new Set(['emergency lost', 'emergency', 'provider', 'refusal']);

/** What somebody pays for, or gives away for good: never among the changes that stand only below. */
const last: ReadonlySet<TrunkChange['about']> = new Set(['order', 'release']);

/** For the first line: what is worst, beside emergency calls. */
export const worstTrunkPhrases = ({ trunkChanges }: TenantReview, words: Words): string[] =>
  trunkChanges.filter(({ about }) => first.has(about)).map((change) => trunkText(change, words));

/** For the first line: the rest, in the place of calls. */
export const trunkPhrases = ({ trunkChanges }: TenantReview, words: Words): string[] =>
  trunkChanges
    // A block that leaves everybody's number in stands under Settings.
    .filter(({ about, users }) => !first.has(about) && !last.has(about) && (about !== 'numbers' || users !== undefined))
    .map((change) => trunkText(change, words));

/** For the end of the first line, which is never cut. */
export const moneyPhrases = ({ trunkChanges }: TenantReview, words: Words): string[] => {
  const told = trunkChanges.filter(({ about }) => last.has(about)).map((change) => trunkText(change, words));
  return told.length <= 3 ? told : [...told.slice(0, 2), `${told.length - 2} more orders and numbers given back`];
};
