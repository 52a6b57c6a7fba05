import { inWords } from '../../routing/in-words.ts';
import { code } from '../markdown-text.ts';
import type { TenantReview } from '../review-schema.ts';
import type { Words } from '../words.ts';

type ToEnter = NonNullable<TenantReview['toEnter']>;

/** So many people are named; all are in the data, and in the stack's output. */
const most = 40;

/** Who changes users in CCAIP. */
export const changeTitle = ({ entersUsers }: Pick<TenantReview, 'entersUsers'>): string =>
  ({
    api: '**Changed in CCAIP by up**',
    csv: '**To change in CCAIP by a file** (npm run ccaip-csv)',
    hand: '**To change in CCAIP by hand**',
  })[entersUsers ?? 'hand'];

/** What a person has to do in CCAIP's user settings, against what was confirmed to stand there. */
export const toEnterLines = (review: Pick<TenantReview, 'toEnter' | 'entersUsers'>, words: Words): string[] => {
  const { toEnter = [] } = review;
  const unknown = toEnter.filter(({ action }) => action === 'confirm');
  const left = toEnter.filter(({ action }) => action !== 'confirm');
  return [
    ...(left.length === 0
      ? []
      : [
          '',
          `${changeTitle(review)}: ${named(
            left.map((one) => actionOf(one, words)),
            '; ',
          )}.`,
        ]),
    ...(unknown.length === 0
      ? []
      : [
          '',
          `**Not confirmed in CCAIP**: SIP URI and UCaaS username of ${named(
            unknown.map(({ user }) => words.name(user)),
            ', ',
          )}. npm run confirm writes down what was entered.`,
        ]),
  ];
};

const actionOf = ({ user, action, before, after }: ToEnter[number], { name }: Words): string => {
  if (action === 'clear') return `clear ${code(before ?? '')} of ${name(user)}`;
  if (action === 'enter') return `enter ${code(after ?? '')} for ${name(user)}`;
  return `change ${name(user)} from ${code(before ?? '')} to ${code(after ?? '')}`;
};

const named = (texts: readonly string[], between: string): string => {
  const shown = texts.slice(0, most);
  const rest = texts.length - shown.length;
  if (rest > 0) return [...shown, `${rest} more in --json`].join(between);
  return between === ', ' ? inWords(shown) : shown.join(between);
};
