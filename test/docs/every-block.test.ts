import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { definitions } from '../../scripts/commands/definitions.ts';
import { root } from '../../scripts/setup/places.mjs';
import { type Block, blocksOf } from './page.ts';
import { notPlayed } from './played.ts';

const pages = ['README.md', ...globSync('docs/*.md', { cwd: root }), 'examples/README.md', 'lab/README.md'].map(
  (file) => file.replaceAll('\\', '/'),
);
const blocks = pages.flatMap((page) =>
  blocksOf(readFileSync(join(root, page), 'utf8')).map((block) => ({ page, ...block })),
);

/** Of another kind than what is typed or printed. */
const files = ['diff', 'yaml', 'powershell'];

/** Lines that a person types, without what stands behind `#`. */
const typed = ({ body }: Block): readonly string[] => body.split('\n').map((line) => line.replace(/ +#.*$/, ''));
const isOnlyTyped = (block: Block): boolean => typed(block).every((line) => /^npm (run|start|test)\b/.test(line));
const why = ({ page, body }: Block & { readonly page: string }) =>
  notPlayed.find(([of, begins]) => of === page && body.startsWith(begins));

let options: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  options = new Map(
    (await definitions()).map((command) => [
      command.name().replace(/ --$/, ''),
      [command, ...command.commands].flatMap((one) =>
        one.options.flatMap(({ long, short }) => [long ?? '', short ?? '']),
      ),
    ]),
  );
}, 120_000); // every command is loaded, once

describe('what a page shows of a terminal', () => {
  it('is played by a test, is a list of commands that are there, or is on the list of what can not be', () => {
    const left = blocks.filter(
      (block) => ![...files, 'console'].includes(block.word) && !isOnlyTyped(block) && why(block) === undefined,
    );
    expect(left.map(({ page, line, body }) => `${page}:${line}: ${body.split('\n')[0]}`)).toEqual([]);
  });

  it('is on that list only while it stands there, and only where it is not played', () => {
    const needed = blocks.filter((block) => ![...files, 'console'].includes(block.word)).map(why);
    expect(notPlayed.filter((one) => !needed.includes(one))).toEqual([]);
  });

  it('names commands and options that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const wrong = blocks.flatMap(({ page, word, body }) =>
      files.includes(word)
        ? []
        : body.split('\n').flatMap((line) => {
            const [, run = '', script = '', words = ''] =
              /^(?:\$ )?npm (run )?(?:-s )?([\w:-]+)(?: +-- (.*?))?(?: +#.*)?$/.exec(line) ?? [];
            if (script === '') return [];
            if (scripts[script] === undefined) return [`${page}: ${line}: no such command`];
            const known = options.get(`npm ${run}${script}`);
            const unknown = (words.split(' > ')[0] ?? '')
              .split(' ')
              .filter((option) => known !== undefined && /^--\w/.test(option) && !known.includes(option));
            return unknown.map((option) => `${page}: ${line}: ${option}`);
          }),
    );
    expect(wrong).toEqual([]);
  });
});
