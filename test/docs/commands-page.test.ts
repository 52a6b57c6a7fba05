import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { definitions } from '../../scripts/commands/definitions.ts';
import { commandsPage } from '../../scripts/commands/page.ts';
import { root } from '../../scripts/setup/places.mjs';

const published = () => readFileSync(join(root, 'docs/reference/commands.md'), 'utf8');

it('the published page of the commands is what they would say of themselves now', async () => {
  expect(commandsPage(await definitions())).toBe(published());
}, 120_000); // every command is loaded, once

it('every command of package.json that takes words of its own is on the page, its steps too', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const page = published();
  const left = Object.keys(scripts).filter(
    (name) => !page.includes(`\n## npm ${name === 'start' ? '' : 'run '}${name}\n`),
  );
  // They take none, or hand all of them on.
  expect(left.sort()).toEqual(['bench', 'check', 'format', 'lab', 'lab:reset', 'pulumi', 'schema', 'test'].sort());
  expect(page).toContain('\n## npm run ci -- again\n');
  expect(page).toContain('  --late-hours <number>  exit code 9 once something waits longer (default: 48)\n');
});

it('a terminal, its width and its colours change nothing', async () => {
  const { isTTY, columns } = process.stdout;
  Object.assign(process.stdout, { isTTY: true, columns: 40 });
  try {
    expect(commandsPage(await definitions())).toBe(published());
  } finally {
    Object.assign(process.stdout, { isTTY, columns });
  }
});

it('what loads the commands leaves commander as it was', async () => {
  await definitions();
  let ran = false;
  await new Command('one')
    .action(() => {
      ran = true;
    })
    .parseAsync([], { from: 'user' });
  expect(ran).toBe(true);
});
