import type { nodePackages } from '../setup/versions.mjs';

/** A system that archives are made for, as the engine names it (Go's GOOS-GOARCH), and set-up's name for it. */
export const platforms = {
  'linux-amd64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-amd64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'windows-amd64': 'win32-x64',
} as const satisfies Record<string, keyof typeof nodePackages>;

export type Platform = keyof typeof platforms;

export const platformNames = Object.keys(platforms) as readonly Platform[];

/** Whether its executables are `.exe` and `.cmd`. */
export const isWindows = (platform: Platform): boolean => platform.startsWith('windows-');
