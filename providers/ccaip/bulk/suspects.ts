import type { Literals } from '../literals.ts';
import { plain } from '../plain.ts';
import type { PersonChange } from './change.ts';
import { ucaasKeys } from './columns.ts';
import type { Gap } from './judge.ts';
import type { PlacedLine } from './places.ts';
import type { BulkRecord } from './record.ts';
import type { SpellingPart } from './spelling.ts';
import type { Template } from './template.ts';

/** A row that was sent. */
export interface SentRow {
  readonly change: PersonChange;
  readonly record: BulkRecord;
}

/** Which unpublished words a row uses, so that they may be why it is refused. */
const partsIn = ({ change, record }: SentRow, template: Template, literals: Literals): SpellingPart[] => {
  const keys = ucaasKeys(template.keys, literals);
  return [
    ...(change.external === 'clear' ? (['cleared'] as const) : []),
    ...(record[keys.external] ? (['external'] as const) : []),
    ...(record[keys.calling] ? (['calling'] as const) : []),
  ];
};

/** What of the spelling a refusal may be about: of its column, or all that its rows use where it names none. Empty: it is about something else. */
export const suspectsOfLine = (
  { column, rows }: PlacedLine,
  sent: readonly SentRow[],
  template: Template,
  literals: Literals,
): SpellingPart[] => {
  const used = new Set(rows.flatMap((at) => (sent[at] === undefined ? [] : partsIn(sent[at], template, literals))));
  if (column === undefined) return [...used];
  const keys = ucaasKeys(template.keys, literals);
  const isIn = (...names: string[]) => names.some((name) => plain(name) === plain(column.key));
  const part = isIn(keys.external)
    ? 'external'
    : isIn(keys.calling)
      ? 'calling'
      : isIn(keys.sipUri, keys.ucaasName)
        ? 'cleared'
        : undefined;
  return part !== undefined && used.has(part) ? [part] : [];
};

/** What of the spelling may be why something didn't come true, the likeliest first. */
export const suspectsOfGaps = (
  of: readonly { readonly change: PersonChange; readonly gaps: readonly Gap[] }[],
): SpellingPart[] => {
  const has = (about: readonly Gap['about'][], isClear?: boolean) =>
    of.some(
      ({ change, gaps }) =>
        (isClear === undefined || (change.external === 'clear') === isClear) &&
        gaps.some((gap) => gap.untold === undefined && about.includes(gap.about)),
    );
  return [
    ...(has(['external']) ? (['external'] as const) : []),
    ...(has(['sipUri', 'ucaasName'], true) ? (['cleared'] as const) : []),
    ...(has(['calling']) ? (['calling'] as const) : []),
  ];
};
