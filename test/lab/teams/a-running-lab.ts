import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directoryRoles } from '../../../lab/entra/directory-roles.ts';
import { microsoftGraph, teamsAdmin } from '../../../lab/entra/resources.ts';
import type { Claims } from '../../../lab/entra/tokens.ts';
import { automation, labTenantId } from '../../../lab/identity.ts';
import { startLab } from '../../../lab/start.ts';

/** A lab that listens, in a folder of its own. */
export const aRunningLab = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'trunkline-lab-'));
  const lab = await startLab({ dir, speed: 0 });
  const issue = (claims: Partial<Claims>, seconds = 3600) =>
    lab.context.tokens.issue(
      {
        aud: microsoftGraph.appId,
        appid: automation.clientId,
        oid: automation.objectId,
        tid: labTenantId,
        roles: ['Organization.Read.All'],
        wids: [directoryRoles['Teams Administrator']],
        ...claims,
      },
      seconds,
    );
  return {
    lab,
    issue,
    /** What Connect-MicrosoftTeams wants: Graph first, then the Teams administration API. */
    tokens: async (claims: Partial<Claims> = {}, seconds = 3600): Promise<[string, string]> => [
      await issue(claims, seconds),
      await issue({ aud: teamsAdmin.appId, ...claims }, seconds),
    ],
    close: async () => {
      await lab.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
