import type { Problem } from '../problem.ts';
import { notUtf8 } from '../source/not-utf8.ts';
import { otherKind, unfinishedMerge } from '../source/other-kind.ts';

/** The text of a CSV file, line feeds for any line ending; or why it can't be read. UTF-8, or UTF-16 with its mark or known by its zeros. */
export const csvText = (bytes: Uint8Array, file: string): string | Problem => {
  const other = otherKind(bytes, file);
  if (other !== undefined) return other;
  const fix = 'save it as "CSV UTF-8 (comma delimited)".';
  let text: string;
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch {
    return { file, ...notUtf8(bytes), fix };
  }
  if (text.includes('\0\0\0')) return { file, message: 'The file holds bytes of zero, and is not UTF-8.', fix };
  if (/^\s*[[{]/.test(text)) {
    return {
      file,
      message: 'This is JSON, not CSV.',
      allowed: 'A line for each user, after a header.',
      fix: 'export it as CSV.',
    };
  }
  return unfinishedMerge(text, file) ?? text;
};

const encodingOf = (bytes: Uint8Array): string => {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe && (third !== 0 || fourth !== 0)) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Letters of a header are a byte and a zero there.
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : 'utf-8';
};
