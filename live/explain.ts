import type { Session } from '../providers/msteams/session.ts';
import { answer, type Question } from '../routing/question.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { asFarAsKnown } from './as-far-as-known.ts';
import { differences } from './differences/differences.ts';
import type { Explanation } from './explanation.ts';
import { readForCalls } from './read.ts';
import type { FileSide } from './side.ts';

/** From the tenant, next to the file. Reads only. */
export const explainLive = async (session: Session, file: FileSide, question: Question): Promise<Explanation> => {
  const live = await readForCalls(session, file, [question]);
  const call = answer(live.voice, question);
  const name = question.upn ?? '';
  if (call === undefined) {
    throw new ProblemError({
      file: 'npm run explain',
      path: '--as',
      message: `Teams of tenant ${session.tenantId} knows no user "${name}".`,
      fix: 'correct the sign-in name, or wait: a new or newly licensed user takes a while to get to Teams.',
    });
  }
  const byFile = answer(file.voice, question);
  if (byFile === undefined) {
    const text = `${name} isn't in users.csv.`;
    return { ...call, live: { differences: [{ about: 'user', name, text }] } };
  }
  const sides = { file: { ...file, tenant: asFarAsKnown(file.tenant), call: byFile }, live: { ...live, call } };
  return { ...call, live: { differences: differences(sides), byFile } };
};
