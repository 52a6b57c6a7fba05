import { z } from 'zod';
import type { SignIn } from '../../../providers/msteams/auth/sign-in.ts';
import { readContext } from '../../read-context.ts';
import { cantTell, type Finding } from '../finding.ts';
import { judgeEnd } from './due.ts';
import type { Looking } from './looking.ts';

const application = z.looseObject({
  passwordCredentials: z.array(z.looseObject({ hint: z.string().nullish(), endDateTime: z.string().nullish() })),
});

/** Entra shows the first three characters of each secret; where several begin alike the first end counts. */
export const secretEnd = async (
  { clientId, secret }: SignIn & { method: 'secret' },
  { session, whose, now }: Looking,
): Promise<Finding> => {
  const graph = await session.graph();
  const path = `/applications?$filter=appId eq '${clientId}'&$select=passwordCredentials`;
  const doing = `read ${whose} own application`;
  const rows = await graph.list(path, application, { doing, context: readContext });
  const ours = rows
    .flatMap(({ passwordCredentials }) => passwordCredentials)
    .filter(({ hint }) => hint === secret.slice(0, 3));
  const [first] = ours.flatMap(({ endDateTime }) => endDateTime ?? []).toSorted();
  return first === undefined
    ? cantTell(
        'identity',
        `when ${whose} client secret ends: Entra doesn't show it.`,
        'look at the application in Entra.',
      )
    : judgeEnd(`${whose} client secret`, new Date(first), now);
};
