/** Where things are, which language, how to reach the network. Nothing that signs in anywhere. */
const kept: readonly RegExp[] = [
  /^(path|pathext|home|user|username|logname|shell|lang|language|lc_\w+|tz|term|tmp|temp|tmpdir)$/i,
  /^(systemroot|systemdrive|windir|comspec|os|userprofile|homedrive|homepath|public|allusersprofile)$/i,
  /^(appdata|localappdata|programdata|programfiles(\(x86\))?|programw6432|commonprogram\w*(\(x86\))?)$/i,
  /^(number_of_processors|processor_architecture|processor_architew6432|xdg_\w+)$/i,
  /^(ld_library_path)$/i,
  /^(https?_proxy|no_proxy|all_proxy)$/i,
  /^(ssl_cert_file|ssl_cert_dir|node_extra_ca_certs)$/i,
];

/**
 * What a child that isn't the engine may see of our environment, and what `more` names: an allow-list, so that a secret with a
 * name nobody thought of stays out too.
 */
export const plainEnvironment = (
  env: Readonly<Record<string, string | undefined>>,
  more: readonly RegExp[] = [],
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && [...kept, ...more].some((one) => one.test(name)) ? [[name, value] as const] : [],
    ),
  );
