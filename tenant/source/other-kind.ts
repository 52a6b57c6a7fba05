import type { Problem } from '../problem.ts';

/** How files of other sorts begin, and what a person does about it. */
const kinds: readonly (readonly [begins: RegExp, what: string, fix: string])[] = [
  [
    /^PK\p{Cc}{2}/u,
    'an Excel workbook or another packed file',
    'open it in Excel and save it as "CSV UTF-8 (comma delimited)".',
  ],
  [
    /^\u00d0\u00cf\p{Cc}\u00e0/u,
    'a workbook of an old Excel',
    'open it in Excel and save it as "CSV UTF-8 (comma delimited)".',
  ],
  [/^\p{Cc}GITCRYPT/u, 'encrypted by git-crypt', 'run git-crypt unlock in the repository.'],
  [/^version https:\/\/git-lfs\./, 'a pointer of Git LFS, not the file itself', 'run git lfs pull in the repository.'],
  [/^%PDF-/, 'a PDF', 'write the text of it here.'],
  [
    /^\s*<(?:!doctype|html|\?xml)/i,
    'a web page or XML',
    'put the file itself here; a download may have asked you to sign in.',
  ],
];

/** A file of quite another sort that stands in place of a text, or nothing. */
export const otherKind = (bytes: Uint8Array, file: string): Problem | undefined => {
  const start = Buffer.from(bytes.subarray(0, 64))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  const [, what, fix] = kinds.find(([begins]) => begins.test(start)) ?? [];
  return what === undefined || fix === undefined ? undefined : { file, message: `This is ${what}.`, fix };
};

/** The marks of a merge in Git that nobody has finished, one problem for all of them. */
export const unfinishedMerge = (text: string, file: string): Problem | undefined => {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return undefined;
  const lines = text.split(/\r\n|\n|\r/);
  const marked = lines.flatMap((line, index) => (/^(?:<{7}|>{7})(?:\s|$)/.test(line) ? [index + 1] : []));
  const [first] = marked;
  if (first === undefined) return undefined;
  return {
    file,
    line: first,
    message: `A merge isn't finished: Git's marks (<<<<<<<, >>>>>>>) stand on ${marked.length === 1 ? 'line' : 'lines'} ${marked.join(', ')}.`,
    fix: 'keep what is right of both versions, and remove the marks and the line =======.',
  };
};
