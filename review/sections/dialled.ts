import { destinationOf } from '../destination.ts';
import { code } from '../markdown-text.ts';
import type { TenantReview } from '../review-schema.ts';
import { placeText } from '../unassigned-phrases.ts';
import type { Words } from '../words.ts';
import { table } from './table.ts';

type Change = TenantReview['dialled'][number];

/** So many rows are seen at once; the rest stands in the details. */
const most = 8;

/** Calls that users dial, as a table; calls to colleagues come last, in fewer rows. */
export const dialledSection = (review: TenantReview, words: Words): string[] => {
  const rows = shownRows(review);
  const rest = review.dialled.length - rows.length;
  const lines = [
    ...table(
      head,
      rows.map((change) => cells(change, words)),
    ),
    ...(rest > 0 ? ['', `${rest} more in the details, ${foldedKinds(review)}.`] : []),
    ...review.sampled.map(
      ({ users, tried, changed, example }) =>
        `Beyond exact analysis, so tried only: ${changed} of ${tried} numbers dialled by ${words.who(users)} change, e.g. ${example}.`,
    ),
  ];
  return lines.length === 0 ? [] : ['**Dialled by users**', '', ...lines, ''];
};

/** Rows for the details. */
export const dialledRest = (review: TenantReview, words: Words): string[] => {
  const shown = new Set(shownRows(review));
  return table(
    head,
    review.dialled.filter((change) => !shown.has(change)).map((change) => cells(change, words)),
  );
};

/** The exact ranges of every row, for the details. */
export const dialledRanges = ({ dialled }: TenantReview, words: Words): string[] =>
  dialled.flatMap((change) => {
    const { ranges, whole, words: to } = destinationOf(change);
    if (ranges.includes('…')) return [];
    if ((ranges.length <= 3 && !whole) || ranges.join() === to) return [];
    const typed = change.numbers ? '' : ' as dialled';
    return [`- ${words.who(change.users)}, ${to}${typed}: ${ranges.map(code).join(' ')}`];
  });

const head = ['who', 'to', 'before', 'after', 'e.g.'];

const shownRows = ({ dialled }: TenantReview): readonly Change[] => {
  const own = dialled.filter(({ colleague }) => !colleague).slice(0, most);
  return [...own, ...dialled.filter(({ colleague }) => colleague).slice(0, Math.max(2, 4 - own.length))];
};

const foldedKinds = (review: TenantReview): string => {
  const shown = new Set(shownRows(review));
  return review.dialled.every((change) => shown.has(change) || change.colleague)
    ? 'all to colleagues'
    : 'not only to colleagues';
};

const cells = (change: Change, words: Words): string[] => [
  whoCell(change, words),
  toCell(change),
  place(change.before, words),
  `**${place(change.after, words)}**${change.effect === 'renumbered' ? ' as another number' : ''}${doubtText(change)}`,
  change.example ?? '',
];

const doubtText = ({ doubt }: Change): string => {
  if (doubt === undefined) return '';
  return doubt.of === 'all' ? ' (not certain)' : ' (in part not certain)';
};

const whoCell = ({ users, policies }: Change, words: Words): string => {
  const [policy, ...others] = policies;
  return policy === undefined || others.length > 0 ? words.who(users) : `${words.who(users)}, policy ${policy}`;
};

const toCell = (change: Change): string => {
  const { words, ranges, whole } = destinationOf(change);
  if (whole) return words;
  if (ranges.includes('…')) return change.withExtension ? 'many ranges with an extension' : 'many ranges';
  const aside = `${change.colleaguesAside ? ' but colleagues' : ''}${change.withExtension ? ' with an extension' : ''}`;
  const kind =
    words.startsWith('numbers like') || words === 'some numbers'
      ? ''
      : `${words.replace(/^numbers like .* abroad$/, 'abroad')}: `;
  const some = ranges.length > 3 ? [...ranges.slice(0, 2), '…'] : ranges;
  return (kind + some.map((range) => (range === '…' ? range : code(range))).join(' ')).replace(/: $/, '') + aside;
};

const place = (text: string, words: Words): string => placeText(text, words.name) ?? text;
