import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';

const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const recipes = new Map(
  contributing
    .slice(contributing.indexOf('\n# Recipes\n'))
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.split('\n')[0] ?? '', text]),
);

/** Paths of the repository in a text, as they are written there. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:[a-z][\w-]*|\.[a-z][\w-]*)\/[^`\s]+|[A-Z]+\.md)`/g)].map(([, path = '']) => path);

interface Made {
  readonly recipe: string;
  /** What the names between angles stand for. */
  readonly as: Readonly<Record<string, string>>;
  /** Who names it, in which files, those left out that only use it. */
  readonly named?: RegExp;
  readonly in?: readonly string[];
  readonly but?: RegExp;
}

/** Each recipe, held against something that was made by it. */
const made: readonly Made[] = [
  { recipe: 'A field of a kind', as: { kind: 'translation-rule' } },
  {
    recipe: 'A kind',
    as: { kind: 'translation-rule', concept: 'direct-routing' },
    named: /\btranslationRule\b|TranslationRule'|\/translation-rules?\.ts'/,
    // Who uses it (a call, an SBC) isn't who makes it, and tests of theirs aren't its own.
    in: ['{providers/msteams,components,tenant,live,scripts/import,scripts/drift}/**/*.ts'],
    but: /\/sdk\//,
  },
  {
    recipe: 'A rule of the policy pack',
    as: { rule: 'secret-lifetime' },
    named: /secret-lifetime|secretLifetime/,
    in: ['{policies,tenant,review,scripts,components,stacks,test/policies,test/tenant}/**/*.ts'],
    but: /reference-page/,
  },
  {
    recipe: 'A finding of lint',
    as: { finding: 'queue-over-multicast' },
    named: /queue-over-multicast|queueOverMulticast/,
    in: ['{routing,tenant,review,scripts,live,policies,pages,test}/**/*.ts'],
    but: /^test\/docs\//,
  },
  { recipe: 'A country', as: { country: 'nl' } },
  {
    recipe: 'A cmdlet of the lab',
    as: { cmdlet: 'sip-domain' },
    named: /OnlineSipDomain\b/,
    in: ['{lab,providers}/**/*.{ts,ps1}'],
  },
];

const filled = (path: string, as: Readonly<Record<string, string>>): string =>
  path.replace(/<(\w+)>/g, (whole, name: string) => as[name] ?? whole);
const pathsOf = (recipe: string, as: Readonly<Record<string, string>>) =>
  pathsIn(recipes.get(recipe) ?? '').map((path) => filled(path, as));

describe('recipes', () => {
  it('are these', () => {
    expect([...recipes.keys()]).toEqual(made.map(({ recipe }) => recipe));
  });

  it.each(made)('$recipe: each file is there for something that was made by it', ({ recipe, as }) => {
    const paths = pathsOf(recipe, as);
    expect(paths.length).toBeGreaterThan(5);
    // Of more than one: "translation-rules" for "translation-rule".
    const missing = paths.filter(
      (path) => !existsSync(join(root, path)) && !existsSync(join(root, path.replace(/\.test\.ts$/, 's.test.ts'))),
    );
    expect(missing).toEqual([]);
  });

  it.each(made.flatMap((one) => (one.named === undefined ? [] : [one])))(
    '$recipe: no file that names what was made is left out',
    ({ recipe, as, named = /^$/, in: where = [], but }) => {
      const listed = pathsOf(recipe, as);
      const naming = globSync([...where], { cwd: root })
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => but?.test(file) !== true && named.test(readFileSync(join(root, file), 'utf8')));
      expect(naming.length).toBeGreaterThan(3);
      expect(naming.filter((file) => !listed.includes(file))).toEqual([]);
    },
  );
});

it('every other file that CONTRIBUTING names is there', () => {
  const before = contributing.slice(0, contributing.indexOf('\n# Recipes\n'));
  expect(pathsIn(before).filter((path) => !existsSync(join(root, path.split(' ')[0] ?? '')))).toEqual([]);
});
