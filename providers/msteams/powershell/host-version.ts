import { ServiceError } from '../../kit/error.ts';
import type { HostReply } from './cmdlets.ts';
import { installModule } from './install-module.ts';
import pin from './teams-module.json' with { type: 'json' };

export type HostReady = Extract<HostReply, { ready: true }>;

const doing = 'start PowerShell';

export const missingPowerShell = (file: string): ServiceError =>
  new ServiceError({
    kind: 'Rejected',
    doing,
    text: `"${file}" can't be run. SBCs, voice routes, policies and dial plans have no other interface.`,
    fix: `install PowerShell ${pin.powerShell} or later (https://aka.ms/powershell), or set TRUNKLINE_PWSH to where it is.`,
  });

/**
 * Whether this PowerShell and this MicrosoftTeams module are ones that trunkline works with. `teams-module.json` holds the
 * range, for the host as well. The next major version may mean other things by a parameter: it reads, and `untriedVersion` says so.
 */
export const judgeHost = (file: string, ready: HostReady, printed: string): ServiceError | undefined => {
  if (compareVersions(ready.powerShellVersion, pin.powerShell) < 0) {
    return new ServiceError({
      kind: 'Rejected',
      doing,
      text: `"${file}" is PowerShell ${ready.powerShellVersion}; ${pin.powerShell} or later is needed.`,
      fix: 'install a newer one (https://aka.ms/powershell), or set TRUNKLINE_PWSH to where it is.',
    });
  }
  const known =
    ready.moduleVersion !== '' &&
    compareVersions(ready.moduleVersion, pin.minimum) >= 0 &&
    compareVersions(ready.moduleVersion, pin.untriedBelow) < 0;
  if (known) {
    return undefined;
  }
  const found = ready.moduleVersion === '' ? printed.trim() : `Loaded: ${pin.name} ${ready.moduleVersion}.`;
  return new ServiceError({
    kind: 'Rejected',
    doing,
    text: `no ${pin.name} module from ${pin.minimum} to below ${pin.below} could be loaded. ${found}`.trim(),
    fix: `in "${file}" run: ${installModule}`,
  });
};

/** The version of a module that trunkline was never tried with; undefined for one that it was made for. */
export const untriedVersion = ({ moduleVersion }: HostReady): string | undefined =>
  compareVersions(moduleVersion, pin.below) < 0 ? undefined : moduleVersion;

/** By number, part by part; a pre-release counts as its release. */
const compareVersions = (one: string, other: string): number => {
  const parts = (version: string) => (version.split('-')[0] ?? '').split('.').map(Number);
  const [left, right] = [parts(one), parts(other)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
