import { chooseSetupSignIn } from '../../providers/msteams/auth/setup-identity.ts';
import { chooseSignIn, type SignIn } from '../../providers/msteams/auth/sign-in.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { certificateEnd } from './credential/certificate-end.ts';
import type { Looking } from './credential/looking.ts';
import { secretEnd } from './credential/secret-end.ts';
import { tokenEnd, tokenFileEnd } from './credential/token-end.ts';
import { cantTell, type Finding, good } from './finding.ts';
import { asFindings } from './known-error.ts';

/** When the automation's own credential ends, and the setup identity's where there is one. */
export const lookAtCredential = async (
  session: Session,
  env: NodeJS.ProcessEnv,
  now: Date,
): Promise<readonly Finding[]> => {
  const look = (whose: string, choose: () => SignIn | undefined) =>
    asFindings('identity', async () => {
      const signIn = choose();
      return signIn === undefined ? [] : [await endOf(signIn, { session, whose, now })];
    });
  const found = await Promise.all([
    look("the automation's", () => chooseSignIn(session.tenantId, env)),
    look("the setup identity's", () => chooseSetupSignIn(env)),
  ]);
  return found.flat();
};

const endOf = async (signIn: SignIn, looking: Looking): Promise<Finding> => {
  const { whose } = looking;
  switch (signIn.method) {
    case 'secret':
      return secretEnd(signIn, looking);
    case 'certificate':
      return certificateEnd(signIn, looking);
    case 'tokenFile':
      return tokenFileEnd(signIn.path, looking);
    case 'oidcToken':
      return tokenEnd(signIn.token, looking);
    case 'githubOidc':
      return good('identity', `${whose} sign-in is by GitHub's tokens, a new one each time: nothing of it ends.`);
    case 'managedIdentity':
      return good('identity', `${whose} sign-in is by a managed identity, which Azure renews: nothing of it ends.`);
    case 'azureCli':
      return cantTell(
        'identity',
        `how long ${whose} sign-in lasts: it is by az login, of which your tenant's policies decide.`,
        'for what runs every day let an identity of its own sign in (npm run bootstrap).',
      );
  }
};
