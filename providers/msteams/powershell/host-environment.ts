import { plainEnvironment } from '../../kit/plain-environment.ts';

/** PowerShell's and .NET's own. */
const powerShell: readonly RegExp[] = [
  /^(psmodulepath|powershell_distribution_channel)$/i,
  /^(dotnet_root(\(x86\))?|dotnet_system_globalization_\w+)$/i,
  /^trunkline_lab_url$/i,
];

/** The environment of the PowerShell host. Tokens reach it over standard input only. */
export const hostEnvironment = (env: Readonly<Record<string, string | undefined>>): Record<string, string> => ({
  POWERSHELL_TELEMETRY_OPTOUT: '1',
  POWERSHELL_UPDATECHECK: 'Off',
  ...plainEnvironment(env, powerShell),
});
