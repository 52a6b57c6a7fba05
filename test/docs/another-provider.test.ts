import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';

/** Lines of a file that are no comment. */
const codeIn = (file: string): string =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
    .join('\n');

/** Places that a section names, with Telnyx for the provider. */
const named = (section: string): string[] =>
  [...section.matchAll(/`([\w./<>-]+)`/g)]
    .map(([, path = '']) => path.replace('<name>', 'telnyx'))
    .filter((path) => path !== 'providers/');

it('each place that knows Telnyx by name is where the docs send who adds a provider', () => {
  const [, section = ''] = readFileSync(join(root, 'docs/sip-trunk.md'), 'utf8').split('\n## Another provider\n');
  const places = named(section);
  const folders = '{components,live,providers,review,routing,scripts,stacks,tenant}/**/*.ts';
  const files = globSync(folders, { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  const knowing = files.filter((file) => /telnyx/i.test(codeIn(file)));
  expect(knowing.length).toBeGreaterThan(20);
  expect(knowing.filter((file) => !places.some((place) => file === place || file.startsWith(place)))).toEqual([]);
});
