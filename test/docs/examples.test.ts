import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';
import { isShown, stepsOf } from './page.ts';
import { atTheLab } from './played.ts';
import { aReader } from './reader.ts';

const pages = globSync(['*.md', 'docs/*.md'], { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const withSteps = pages.filter(
  (file) =>
    !atTheLab.includes(file) && stepsOf(readFileSync(join(root, file), 'utf8')).some(({ kind }) => kind === 'command'),
);

describe('a reader who follows a page sees what it shows', () => {
  it.each(withSteps)('%s', { timeout: 120_000 }, async (file) => {
    const reader = await aReader();
    try {
      for (const step of stepsOf(readFileSync(join(root, file), 'utf8'))) {
        if (step.kind === 'edit') {
          reader.edit(step.diff);
          continue;
        }
        const printed = await reader.type(step.command);
        const say = `$ ${step.command}\n`;
        if (!isShown(step.shown, printed)) expect(say + step.shown.join('\n')).toBe(say + printed.join('\n'));
      }
    } finally {
      reader.close();
    }
  });
});

it('the pages that promise it have examples that are run', () => {
  expect(withSteps).toEqual(expect.arrayContaining(['docs/add-an-sbc.md', 'docs/emergency.md', 'docs/move-users.md']));
});

describe('what a page leaves out', () => {
  it.each([
    { shown: ['a', '…', 'd'], printed: ['a', 'b', 'c', 'd'], is: true },
    { shown: ['a', '…'], printed: ['a'], is: true },
    { shown: ['a', '…', 'b', '…'], printed: ['a', 'x', 'b', 'c'], is: true },
    { shown: ['a', '…', 'd'], printed: ['a', 'b', 'c'], is: false },
    { shown: ['…', 'b'], printed: ['a', 'b', 'c'], is: false },
    { shown: ['a', 'b'], printed: ['a', 'b', 'c'], is: false },
    { shown: [], printed: ['a'], is: false },
  ])('$shown of $printed: $is', ({ shown, printed, is }) => {
    expect(isShown(shown, printed)).toBe(is);
  });
});
