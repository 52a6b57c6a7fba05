import { expect, it } from 'vitest';
import { gitEnvironment } from '../../../providers/kit/git-environment.ts';

it('git sees where things are and its own settings, and neither a secret nor which repository somebody else means', () => {
  const kept = { PATH: '/bin', HOME: '/home/eve', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_COUNT: '0', TMP: '/tmp' };
  const seen = gitEnvironment({
    ...kept,
    LC_ALL: 'nl_NL',
    AZURE_CLIENT_SECRET: 's',
    PULUMI_CONFIG_PASSPHRASE: 's',
    GITHUB_TOKEN: 's',
    ANYTHING_ELSE: 's',
    GIT_DIR: '/elsewhere',
    GIT_INDEX_FILE: '/elsewhere/index',
    GIT_WORK_TREE: '/elsewhere',
    GIT_OBJECT_DIRECTORY: '/elsewhere',
    GIT_CONFIG: undefined,
  });
  expect(seen).toEqual({ ...kept, LC_ALL: 'C' });
});
