import { CredentialUnavailableError } from '@azure/identity';
import { execa } from 'execa';
import { z } from 'zod';
import { plainEnvironment } from '../../kit/plain-environment.ts';

/** `expires_on`, in seconds, is in newer versions only (2.54); `expiresOn` is a local time. */
const answer = z.looseObject({
  accessToken: z.string().min(1),
  expires_on: z.number().optional(),
  expiresOn: z.string().optional(),
});

/** Where `az` keeps who is signed in, and which certificates Python trusts. */
const places = [/^azure_config_dir$/i, /^requests_ca_bundle$/i];

/** Windows has `az.cmd`, which only the command processor starts; a tenant's id is all it is given, and is a UUID. */
const isWindows = process.platform === 'win32';

/**
 * Who did `az login`. The identity library would start `az` with our whole environment, in which identities and tokens are: here it sees only where
 * things are. @see https://learn.microsoft.com/cli/azure/account#az-account-get-access-token
 */
export const azureCliCredential = (
  tenantId: string,
  env: Readonly<Record<string, string | undefined>>,
): { getToken(scope: string): Promise<{ readonly token: string; readonly expiresOnTimestamp: number }> } => ({
  getToken: async (scope) => {
    const args = ['account', 'get-access-token', '--output', 'json', '--scope', scope, '--tenant', tenantId];
    const { exitCode, stdout, stderr, shortMessage } = await execa('az', args, {
      env: plainEnvironment(env, places),
      extendEnv: false,
      reject: false,
      shell: isWindows,
      stdin: 'ignore',
    });
    // What it printed isn't told: it may be a token.
    if (exitCode !== 0) {
      throw new CredentialUnavailableError(stderr?.trim() || shortMessage || 'az ended without an answer.');
    }
    const { accessToken: token, expires_on: expires, expiresOn = '' } = read(stdout);
    // A time that can't be read is over: the token is used at once.
    return { token, expiresOnTimestamp: expires === undefined ? Date.parse(expiresOn) || 0 : expires * 1000 };
  },
});

const read = (text: string): z.output<typeof answer> => {
  try {
    return answer.parse(JSON.parse(text));
  } catch {
    throw new Error('az printed something else than a token.');
  }
};
