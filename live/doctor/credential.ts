import { z } from 'zod';
import { chooseSignIn } from '../../providers/msteams/auth/sign-in.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { readContext } from '../read-context.ts';
import { bad, cantTell, type Finding, good } from './finding.ts';
import { asFindings } from './known-error.ts';

const application = z.looseObject({
  passwordCredentials: z.array(z.looseObject({ hint: z.string().nullish(), endDateTime: z.string().nullish() })),
});

/** As with the secret that CCAIP uses, time for somebody to make another. */
const dueDays = 30;

/** When the automation's own credential ends. A CI's tokens and a managed identity have no end to look at. */
export const lookAtCredential = async (
  session: Session,
  env: NodeJS.ProcessEnv,
  now: Date,
): Promise<readonly Finding[]> =>
  asFindings('identity', async () => {
    const signIn = chooseSignIn(session.tenantId, env);
    if (signIn.method === 'certificate') {
      return [
        cantTell('identity', "when the automation's certificate ends isn't looked at here.", 'openssl x509 -enddate.'),
      ];
    }
    if (signIn.method !== 'secret') return [good('identity', 'signs in without a secret of its own that could end.')];
    const graph = await session.graph();
    const path = `/applications?$filter=appId eq '${signIn.clientId}'&$select=passwordCredentials`;
    const doing = "read the automation's own application";
    const rows = await graph.list(path, application, { doing, context: readContext });
    const all = rows.flatMap(({ passwordCredentials }) => passwordCredentials);
    // Entra shows the first three characters of each; where several begin alike the first end counts.
    const ours = all.filter(({ hint }) => hint === signIn.secret.slice(0, 3));
    const ends = ours.flatMap(({ endDateTime }) => endDateTime ?? []).toSorted();
    const [first] = ends;
    if (first === undefined) {
      return [
        cantTell(
          'identity',
          "when the automation's client secret ends: Entra doesn't show it.",
          'look at the application in Entra.',
        ),
      ];
    }
    const days = Math.floor((Date.parse(first) - now.getTime()) / 86_400_000);
    const text = `the automation's client secret ends on ${first.slice(0, 10)}`;
    return days < dueDays
      ? [
          bad(
            'identity',
            `${text}, in ${days} days: nothing can be done here afterwards.`,
            'make another, or let the CI sign in by federation (npm run bootstrap).',
          ),
        ]
      : [good('identity', `${text}.`)];
  });
