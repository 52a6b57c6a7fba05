import { inWords } from '../routing/in-words.ts';
import { markdownText } from './markdown-text.ts';
import type { TenantReview } from './review-schema.ts';
import type { Words } from './words.ts';

/** Who is shown as the caller where that is another number than before. */
export const callersPhrases = ({ callers }: Pick<TenantReview, 'callers'>, { who, name }: Words): string[] =>
  bySbcs(callers).map(({ users, sbcs, user, before, after }) => {
    const [only, ...others] = users;
    const whose = others.length === 0 && only === user ? '' : ` (${name(user)})`;
    return `calls of ${who(users)} by SBC ${inWords(sbcs.map(markdownText))} show ${markdownText(after)} instead of ${markdownText(before)} as the caller${whose}`;
  });

type Row = TenantReview['callers'][number];

/** The same change at several SBCs is told once. */
const bySbcs = (callers: readonly Row[]): (Row & { readonly sbcs: readonly string[] })[] =>
  [
    ...Map.groupBy(callers, ({ users, user, before, after }) => JSON.stringify([users, user, before, after])).values(),
  ].flatMap(([first, ...others]) => (first ? [{ ...first, sbcs: [first, ...others].map(({ sbc }) => sbc) }] : []));
