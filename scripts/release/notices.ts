import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/places.mjs';

const isNotice = (file: string): boolean => /^(licen[cs]e|copying|notice)/i.test(file);

/** One package's name, version, licence, and the texts that it asks to be handed on. */
const noticeOf = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const texts = readdirSync(folder).filter(isNotice).sort();
  if (texts.length === 0) throw new Error(`${name} ${version} has no file with its licence: it can't be handed on.`);
  const said = texts.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return [`${name} ${version} (${license ?? 'see below'})`, ...said].join('\n\n');
};

const line = `\n\n${'-'.repeat(80)}\n\n`;

/**
 * The text that goes with an archive: what is in it of others, and on which terms. `packages` are folders from the checkout, `node`
 * is the folder with the terms of the Node that is in it.
 */
export const notices = (packages: readonly string[], node: string): string => {
  const all = [...packages.map((folder) => join(root, folder)), node].map(noticeOf);
  const intro = 'What is in this archive beside trunkline itself (see LICENSE), and on which terms.';
  return `${[intro, ...all].join(line)}\n`;
};
