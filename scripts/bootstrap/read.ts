import { z } from 'zod';
import { isKnown, read } from '../../live/known.ts';
import { readContext } from '../../live/read-context.ts';
import { teamsAdminApi } from '../../providers/msteams/auth/teams-api.ts';
import { openSetupTokens } from '../../providers/msteams/auth/tokens.ts';
import type { Session } from '../../providers/msteams/session.ts';
import type { CheckFacts } from './check.ts';

const principal = z.looseObject({ appId: z.string() });

/** Throws where nobody can sign in; beyond that each read stands alone, and one that is refused says so in its place. */
export const readCheck = async (session: Session, env: NodeJS.ProcessEnv): Promise<CheckFacts> => {
  const granted = (await session.granted?.()) ?? {};
  const hasTeamsApi = await read(async () => {
    const graph = await session.graph();
    const rows = await graph.list(`/servicePrincipals?$filter=appId eq '${teamsAdminApi}'`, principal, {
      doing: 'look for the API behind Teams PowerShell',
      context: readContext,
    });
    return rows.some(({ appId }) => appId === teamsAdminApi);
  });
  const setup = await read(async () => openSetupTokens(session.tenantId, env)?.permissions());
  if (isKnown(setup) && setup.value === undefined) return { granted, hasTeamsApi };
  return { granted, hasTeamsApi, setup: isKnown(setup) ? { value: setup.value ?? [] } : setup };
};
