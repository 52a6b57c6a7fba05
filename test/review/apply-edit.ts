import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Applies the diff in a golden: `--- file`, then lines that stay (` `), go (`-`) and come (`+`), each block as it stands in the file.
 * `@@` begins another block. A file of which only `+` lines are told is new; `--- file (removed)` goes.
 */
export const applyEdit = (root: string, golden: string): void => {
  const [, diff = ''] = /```diff\n([\s\S]*?)```/.exec(golden) ?? [];
  for (const part of diff.split(/^--- /m).slice(1)) {
    const [head = '', ...lines] = part.replace(/\n$/, '').split('\n');
    const file = join(root, head.replace(' (removed)', ''));
    if (head.endsWith(' (removed)')) rmSync(file, { recursive: true });
    else for (const block of blocksOf(lines)) applyBlock(file, block);
  }
};

const blocksOf = (lines: readonly string[]): string[][] =>
  lines
    .join('\n')
    .split(/^@@$/m)
    .map((block) => block.split('\n').filter((line) => line !== ''));

const applyBlock = (file: string, block: readonly string[]): void => {
  const side = (gone: string): string =>
    block.flatMap((line) => (line.startsWith(gone) ? [] : [`${line.slice(1)}\n`])).join('');
  const [before, after] = [side('+'), side('-')];
  if (before === '') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, after);
    return;
  }
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (text.split(before).length !== 2)
    throw new Error(`${file} has this block ${text.split(before).length - 1} times:\n${before}`);
  writeFileSync(
    file,
    text.replace(before, () => after),
  );
};
