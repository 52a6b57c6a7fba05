import { withoutVarying } from './varying.ts';

/** What a reader of a page does one after the other: edits a file, or types a command and sees what it prints. */
export type Step =
  /** A block of `diff`, as `applyEdit` takes it. */
  | { readonly kind: 'edit'; readonly diff: string }
  | { readonly kind: 'command'; readonly command: string; readonly shown: readonly string[] };

/** A block of code of a page: between fences, or indented. */
export interface Block {
  /** The line on which its code begins. */
  readonly line: number;
  /** Behind the fence; `` for one without a word, or an indented one. */
  readonly word: string;
  readonly body: string;
}

const code = /^```(\w*)\n([\s\S]*?)^```$|(?<=\n\n)(?: {4}.*\n+)+/gm;

export const blocksOf = (page: string): readonly Block[] =>
  [...page.matchAll(code)].map(({ index, 0: whole, 1: word = '', 2: fenced }) => ({
    line: page.slice(0, index).split('\n').length + (fenced === undefined ? 0 : 1),
    word,
    body: (fenced ?? whole.replaceAll(/^ {4}/gm, '')).trimEnd(),
  }));

const fence = /^```(\w+)\n([\s\S]*?)^```$/gm;

/** The steps of a page: its blocks of `console` and `diff`, in order. Blocks without a word, or with another, are for reading only. */
export const stepsOf = (page: string): readonly Step[] =>
  [...page.matchAll(fence)].flatMap(([whole, word, body = '']): readonly Step[] => {
    if (word === 'diff') return [{ kind: 'edit', diff: whole }];
    return word === 'console' ? commandsIn(body) : [];
  });

const commandsIn = (body: string): readonly Step[] =>
  body.split(/^\$ /m).flatMap((part) => {
    const [command = '', ...lines] = part.trimEnd().split('\n');
    return command === '' ? [] : [{ kind: 'command', command, shown: lines }];
  });

/** Whether that is what was printed; a line `…` stands for any that are left out. */
export const isShown = (shown: readonly string[], printed: readonly string[]): boolean =>
  isLike(withoutVarying(shown), withoutVarying(printed));

/** A line of the page may end in `…`. */
const isLine = (shown: string, printed: string | undefined): boolean =>
  shown.endsWith(' …') ? printed?.startsWith(shown.slice(0, -1)) === true : shown === printed;

const isLike = (shown: readonly string[], printed: readonly string[]): boolean => {
  const at = shown.indexOf('…');
  if (at === -1) return shown.length === printed.length && shown.every((line, index) => isLine(line, printed[index]));
  const [before, after] = [shown.slice(0, at), shown.slice(at + 1)];
  if (!before.every((line, index) => isLine(line, printed[index]))) return false;
  const rest = printed.slice(before.length);
  return rest.some((_, index) => isLike(after, rest.slice(index))) || after.length === 0;
};
