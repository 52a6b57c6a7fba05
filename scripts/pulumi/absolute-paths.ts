import { resolve } from 'node:path';
import { placesOfWords } from './command.ts';

/** Flags of the CLI that name a file or a folder of this machine. */
const long = new Set(
  '--file --out --config-file --policy-pack --policy-pack-config --plan --save-plan --import-file --event-log'.split(
    ' ',
  ),
);

/** `-f` is a file for these, and `--skip-preview` or `--force` for others; `-o` likewise. */
const short = (args: readonly string[]): readonly string[] =>
  args.includes('import') ? ['-f', '-o'] : args.includes('plugin') ? ['-f'] : [];

/** `stack graph <file>`: where the file stands that is named without a flag; -1 in any other command line. */
const drawnAt = (args: readonly string[]): number => {
  const [stack, graph, file] = placesOfWords(args);
  return stack !== undefined && graph !== undefined && args[stack] === 'stack' && args[graph] === 'graph'
    ? (file ?? -1)
    : -1;
};

/** The command line with its files named in full: the CLI runs in a folder of its own. */
export const absolutePaths = (args: readonly string[], from: string): string[] => {
  const flags = short(args);
  const drawn = drawnAt(args);
  return args.map((word, at) => {
    const before = args[at - 1] ?? '';
    if (at === drawn || long.has(before) || flags.includes(before)) return resolve(from, word);
    const [, flag = '', value = ''] = /^(--[a-z-]+|-[a-z])=(.*)$/s.exec(word) ?? [];
    return value !== '' && (long.has(flag) || flags.includes(flag)) ? `${flag}=${resolve(from, value)}` : word;
  });
};
