import { peek, type Reader, takeMatch } from './reader.ts';

/** Whether a quantifier comes next. `{` begins one only as `{3}`, `{3,}` or `{3,5}`; else it is a character. */
export const isQuantifier = (reader: Reader): boolean =>
  ['*', '+', '?'].includes(peek(reader) ?? '') || /^\{\d+(,\d*)?\}/.test(reader.text.slice(reader.at, reader.at + 40));

/** Takes the quantifier that comes next, without a `?` after it. */
export const readQuantifier = (reader: Reader): { text: string; min: number; max: number } => {
  const [text = '', low, comma, high] = takeMatch(reader, /[*+?]|\{(\d+)(?:(,)(\d*))?\}/y) ?? [];
  if (text === '*') return { text, min: 0, max: Number.POSITIVE_INFINITY };
  if (text === '+') return { text, min: 1, max: Number.POSITIVE_INFINITY };
  if (text === '?') return { text, min: 0, max: 1 };
  const min = Number(low);
  const max = comma ? (high ? Number(high) : Number.POSITIVE_INFINITY) : min;
  return { text, min, max };
};
