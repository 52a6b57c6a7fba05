import { code } from '../markdown-text.ts';
import type { TenantReview } from '../review-schema.ts';
import { placeText } from '../unassigned-phrases.ts';
import type { Words } from '../words.ts';
import { table } from './table.ts';

type Change = TenantReview['unassigned'][number];

/** Calls to numbers that nobody holds, whoever calls, as a table. */
export const unassignedSection = ({ unassigned }: TenantReview, { name }: Words): string[] => {
  if (unassigned.length === 0) return [];
  const shown = (text: string | undefined): string => placeText(text, name) ?? 'nobody';
  return [
    '**Calls to numbers that nobody holds**, those that come in and those that go out',
    '',
    ...table(
      ['numbers', 'before', 'after', 'e.g.'],
      unassigned.map((change) => [
        `${rangesOf(change)}${change.outside ? " (by the files not the tenant's)" : ''}`,
        shown(change.before),
        `**${shown(change.after)}**`,
        change.example,
      ]),
    ),
    '',
  ];
};

const rangesOf = ({ numbers: { lines, complete, count } }: Change): string => {
  if (!complete || lines.length > 4) return count === undefined ? 'many ranges' : `${count} numbers`;
  return lines.map(code).join(' ');
};
