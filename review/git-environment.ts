/**
 * Variables by which a hook or a caller's git says which repository is meant, of those that `git rev-parse --local-env-vars`
 * lists. Left alone, they would answer for another repository than the folder's.
 */
const ofAnotherRepository = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];

/** The environment for git where the folder alone says which repository is meant; its messages are in English. */
export const gitEnvironment = (
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !ofAnotherRepository.includes(name))),
  LC_ALL: 'C',
});
