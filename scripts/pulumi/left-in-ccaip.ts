import { ccaipToken, howToMakeToken } from '../../providers/ccaip/place.ts';
import { clearedMark } from '../../providers/ccaip/resources/external-users/cleared-mark.ts';
import { openJournal } from '../../providers/msteams/resources/roster/journal.ts';
import { naming } from '../../providers/msteams/resources/roster/words.ts';
import type { Problem } from '../../tenant/problem.ts';
import { resourcesOf, type StackState, teamsProvider } from './stack-state.ts';

const type = 'ccaip:index:ExternalUsers';

/**
 * Why a destroy must not go on: a run that was killed set external users of CCAIP, and the state doesn't know them, so that CCAIP would go
 * on handing calls to numbers that nobody has.
 */
export const notCleared = (state: StackState, folder: string | undefined): Problem[] => {
  const provider = teamsProvider(state, 'pulumi:providers:ccaip');
  if (provider === undefined || folder === undefined || resourcesOf(state).some((one) => one.type === type)) return [];
  const { providerId, tenantId, stack, project } = provider;
  const journal = openJournal(
    { tenantId, journal: { folder, providerId, run: 'destroy', now: () => new Date() } },
    `urn:pulumi:${stack}::${project}::${type}::only-in-the-journal`,
    'ExternalUsers',
  );
  const some = [...(journal?.claims(undefined).values() ?? [])].flatMap(({ upn, values }) =>
    values.filter((value) => value !== clearedMark).map((value) => ({ upn, value })),
  );
  if (some.length === 0) return [];
  return [
    {
      file: 'journal',
      path: 'external users of CCAIP',
      message: `a run that was killed set these, and the state doesn't know them: ${naming(some)}.`,
      allowed: 'A destroy clears what the state knows; CCAIP would go on handing calls to the others.',
      fix: 'run up, which takes them into the state, then destroy.',
    },
  ];
};

/** A line of a roster's state for what this stack gave. */
const isGiven = (line: string): boolean => / (made|pending) /.test(line);

/** Why a destroy can't begin: it clears in CCAIP first, which takes the token; found out later, other things would be gone already. */
export const needsToken = (state: StackState, env: Readonly<Record<string, string | undefined>>): Problem[] => {
  if (env[ccaipToken]) return [];
  const lines = resourcesOf(state).flatMap((one) =>
    one.type === type ? String(one.outputs?.users ?? '').split('\n') : [],
  );
  const given = lines.filter(isGiven).length;
  if (given === 0) return [];
  return [
    {
      file: 'environment',
      path: ccaipToken,
      message: `it isn't set, and this stack has set ${given} external ${given === 1 ? 'user' : 'users'} of CCAIP.`,
      allowed: 'A destroy clears them before it releases their numbers.',
      fix: howToMakeToken,
    },
  ];
};
