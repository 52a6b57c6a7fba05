import type { Switches } from '../../switches.ts';

/** A cell as it was sent: absent, null, or text (a number is its digits). */
export type Cell = string | null | undefined;

/** Undefined where the value is neither text, nor a number, nor null. */
export const cellOf = (value: unknown): Cell => {
  if (value === null) return null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

/** What a flag's column takes for yes and for no. */
const literals = (name: string, switches: Switches): readonly [string, string] => {
  if (name === 'external_user') {
    const form = switches.ccaipBulkExternal === 'asShown' ? switches.ccaipFlags : switches.ccaipBulkExternal;
    return form === 'words' ? ['Yes', 'No'] : ['1', '0'];
  }
  if (name === 'unrestricted_international_calling' && switches.ccaipBulkInternational === 'words')
    return ['True', 'False'];
  return ['1', '0'];
};

export const flagColumns = ['external_user', 'unrestricted_international_calling', 'max_chat_limit_enabled'] as const;

/** Text of a flag; undefined: no value that the column takes. */
export const flagOf = (name: string, text: string, switches: Switches): boolean | undefined => {
  const at = literals(name, switches).indexOf(text);
  return at === -1 ? undefined : at === 0;
};

export const flagWords = (name: string, switches: Switches): string =>
  `Must be one of ${literals(name, switches).join(', ')}`;

/** A field after a record: the old value, another, or null. */
export const written = (cell: Cell, old: string | null, switches: Switches): string | null => {
  const said = cell === undefined && switches.ccaipBulkAbsentFields === 'asEmpty' ? '' : cell;
  const { ccaipBulkClearing: clearing } = switches;
  if (said === undefined) return old;
  if (said === null) return clearing === 'null' ? null : old;
  if (said === '') return clearing === 'empty' || clearing === 'emptyOnly' ? null : old;
  return said;
};
