import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * With `TRUNKLINE_LAB_POWERSHELL` (the vitest project "provider, real PowerShell" sets it) cmdlets run through that PowerShell,
 * host.ps1 and the lab's MicrosoftTeams module; without, through the lab's stand-in for all three.
 */
export const realPowerShell = (env: Readonly<Record<string, string | undefined>>): Record<string, string> => {
  const pwsh = env.TRUNKLINE_LAB_POWERSHELL;
  if (pwsh === undefined || pwsh === '') return {};
  const modules = fileURLToPath(new URL('../../../lab/powershell', import.meta.url));
  const others = env.PSModulePath ?? '';
  return { TRUNKLINE_PWSH: pwsh, PSModulePath: others === '' ? modules : `${modules}${delimiter}${others}` };
};
