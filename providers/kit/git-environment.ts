import { plainEnvironment } from './plain-environment.ts';

/** Git's own settings, and how far it looks for a repository. */
const git: readonly RegExp[] = [/^git_(config_\w+|exec_path|ceiling_directories|discovery_across_filesystem)$/i];

/**
 * The environment for git: the folder alone says which repository is meant, not a hook or a caller's git (`GIT_DIR`,
 * `GIT_INDEX_FILE`…), its messages are in English, and it sees no secret.
 */
export const gitEnvironment = (env: Readonly<Record<string, string | undefined>>): Record<string, string> => ({
  ...plainEnvironment(env, git),
  LC_ALL: 'C',
});
