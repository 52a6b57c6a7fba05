/** What the child may see: where things are, which language, how to reach the network. Nothing that signs in anywhere. */
const kept: readonly RegExp[] = [
  /^(path|pathext|home|user|username|logname|shell|lang|language|lc_\w+|tz|term|tmp|temp|tmpdir)$/i,
  /^(systemroot|systemdrive|windir|comspec|os|userprofile|homedrive|homepath|public|allusersprofile)$/i,
  /^(appdata|localappdata|programdata|programfiles(\(x86\))?|programw6432|commonprogram\w*(\(x86\))?)$/i,
  /^(number_of_processors|processor_architecture|processor_architew6432|xdg_\w+)$/i,
  /^(psmodulepath|powershell_distribution_channel)$/i,
  /^(dotnet_root(\(x86\))?|dotnet_system_globalization_\w+|ld_library_path)$/i,
  /^(https?_proxy|no_proxy|all_proxy)$/i,
  /^(ssl_cert_file|ssl_cert_dir|node_extra_ca_certs)$/i,
  /^trunkline_lab_url$/i,
];

/**
 * The environment of the PowerShell host: an allow-list, so that a secret with a name nobody thought of stays out too.
 * Tokens reach the host over standard input only.
 */
export const hostEnvironment = (env: Readonly<Record<string, string | undefined>>): Record<string, string> => {
  const cleaned: Record<string, string> = {
    POWERSHELL_TELEMETRY_OPTOUT: '1',
    POWERSHELL_UPDATECHECK: 'Off',
  };
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && kept.some((one) => one.test(name))) {
      cleaned[name] = value;
    }
  }
  return cleaned;
};
