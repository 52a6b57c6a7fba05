import { formatWording } from '../../providers/kit/wording.ts';
import { isWindows, type Platform } from './platforms.ts';

/** What loads a Linux program that isn't static; musl and NixOS have none of this name, and then nobody says why Node doesn't start. */
const loaders: Partial<Record<Platform, string>> = {
  'linux-amd64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
};

const needsGlibc = (name: string, loader: string): string => `if [ ! -e ${loader} ]; then
${formatWording({
  message: `The ${name} provider brings its own Node, which needs glibc 2.28 or later: this system has no ${loader} (musl?).`,
  fix: 'run Pulumi where glibc is: Debian, Ubuntu, Red Hat, the images pulumi/pulumi.',
})
  .split('\n')
  .map((line) => `  echo "${line}" >&2`)
  .join('\n')}
  exit 1
fi
`;

const posix = (name: string, platform: Platform): string => {
  const loader = loaders[platform];
  return `#!/bin/sh
# Starts the ${name} provider by the Node beside it: the Pulumi engine looks for this file in the plugin's folder.
${loader === undefined ? '' : needsGlibc(name, loader)}self=$0
[ -L "$self" ] && self=$(readlink -f -- "$self")
folder=$(dirname -- "$self")
# Node keeps what it compiled, so that the next start takes half the time.
export NODE_COMPILE_CACHE="\${NODE_COMPILE_CACHE:-\${XDG_CACHE_HOME:-\${HOME:-/tmp}/.cache}/trunkline/node}"
exec "$folder/node" "$folder/lib/main.mjs" "$@"
`;
};

const windows = (name: string): string => `@echo off
rem Starts the ${name} provider by the Node beside it: the Pulumi engine looks for this file in the plugin's folder.
setlocal
rem Node keeps what it compiled, so that the next start takes half the time.
if not defined NODE_COMPILE_CACHE set "NODE_COMPILE_CACHE=%LOCALAPPDATA%\\trunkline\\node"
"%~dp0node.exe" "%~dp0lib\\main.mjs" %*
`;

/** The file that the engine starts: on Windows it takes `.cmd` where there is no `.exe` (since September 2022). */
export const launcher = (name: string, platform: Platform): { readonly file: string; readonly text: string } =>
  isWindows(platform)
    ? { file: `pulumi-resource-${name}.cmd`, text: windows(name).replaceAll('\n', '\r\n') }
    : { file: `pulumi-resource-${name}`, text: posix(name, platform) };
