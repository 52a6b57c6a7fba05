import { z } from 'zod';
import type { Session } from '../providers/msteams/session.ts';
import { applicationRow } from './application-row.ts';
import { readContext } from './read-context.ts';

const servicePrincipal = z.looseObject({ id: z.string() });

/** An application that hands tokens to a CCAIP portal. */
export interface FoundApplication {
  readonly objectId: string;
  readonly displayName: string;
  /** Address of the portal, by its redirect URI. */
  readonly portal: string;
  /** Further redirect URIs of a web application. */
  readonly otherUris: readonly string[];
  /** Whose accounts may sign in to it, in Graph's word. */
  readonly audience: string;
  /** What it declares. */
  readonly permissions: readonly { readonly of: string; readonly id: string; readonly type: string }[];
  /** Object id of its service principal, if it has one in this tenant. */
  readonly servicePrincipal?: string;
  /** Names and last moments of its client secrets, whose values nobody can read. */
  readonly secrets: readonly { readonly name: string; readonly ends: string }[];
}

/** As the guide has it, behind the portal's address. */
const callback = '/v1/ucaas/ms_teams/oauth_callback';

/** Every application with CCAIP's redirect URI, by object id. */
export const readApplications = async (session: Session): Promise<FoundApplication[]> => {
  const graph = await session.graph();
  const doing = "look for CCAIP's application";
  const path =
    '/applications?$select=id,appId,displayName,signInAudience,web,requiredResourceAccess,passwordCredentials';
  const rows = await graph.list(path, applicationRow, { doing, context: readContext });
  const found = rows.flatMap((row) => {
    const uri = row.web?.redirectUris?.find((one) => one.endsWith(callback));
    return uri === undefined ? [] : [{ row, uri, portal: uri.slice(0, -callback.length) }];
  });
  const made = found.map(async ({ row, uri, portal }): Promise<FoundApplication> => {
    const filter = encodeURIComponent(`appId eq '${row.appId}'`);
    const principals = await graph.list(`/servicePrincipals?$filter=${filter}&$select=id`, servicePrincipal, {
      doing,
      context: readContext,
    });
    return {
      objectId: row.id.toLowerCase(),
      displayName: row.displayName,
      portal,
      otherUris: (row.web?.redirectUris ?? []).filter((one) => one !== uri),
      audience: row.signInAudience ?? '',
      permissions: (row.requiredResourceAccess ?? []).flatMap(({ resourceAppId, resourceAccess }) =>
        resourceAccess.map(({ id, type }) => ({ of: resourceAppId.toLowerCase(), id: id.toLowerCase(), type })),
      ),
      ...(principals[0] && { servicePrincipal: principals[0].id.toLowerCase() }),
      secrets: (row.passwordCredentials ?? []).map(({ displayName, endDateTime }) => ({
        name: displayName ?? '',
        ends: endDateTime.slice(0, 10),
      })),
    };
  });
  return (await Promise.all(made)).toSorted((one, other) => (one.objectId < other.objectId ? -1 : 1));
};
