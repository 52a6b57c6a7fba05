import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

const name = 'pulumi-language-nodejs';
const source = join(root, 'engine', 'language-nodejs', 'main.mjs');

/** What the CLI starts on Linux and macOS: the Node is the first on PATH, as with the genuine host. */
export const shellLauncher = `#!/bin/sh
exec node "$(dirname "$0")/${name}.mjs" "$@"
`;

/** What the CLI starts on Windows. */
export const cmdLauncher = `@echo off\r
node "%~dp0${name}.mjs" %*\r
`;

const launcher =
  process.platform === 'win32' ? { file: `${name}.cmd`, text: cmdLauncher } : { file: name, text: shellLauncher };

/** @param {string} path */
const textOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/**
 * Whether the CLI in `folder` has its language host: the genuine one of the official download, or ours as it is now.
 * @param {string} folder
 */
export const hasLanguageHost = (folder) => {
  const ours = textOf(join(folder, `${name}.mjs`));
  if (ours === undefined) return existsSync(join(folder, process.platform === 'win32' ? `${name}.exe` : name));
  return ours === textOf(source) && textOf(join(folder, launcher.file)) === launcher.text;
};

/**
 * Puts our language host beside a CLI that we built. The launcher comes last: without it there is no host.
 * @param {string} folder
 */
export const installLanguageHost = (folder) => {
  mkdirSync(folder, { recursive: true });
  const part = (/** @type {string} */ file) => join(folder, `.${file}.${process.pid}`);
  copyFileSync(source, part(`${name}.mjs`));
  writeFileSync(part(launcher.file), launcher.text);
  chmodSync(part(launcher.file), 0o755);
  renameSync(part(`${name}.mjs`), join(folder, `${name}.mjs`));
  renameSync(part(launcher.file), join(folder, launcher.file));
};
