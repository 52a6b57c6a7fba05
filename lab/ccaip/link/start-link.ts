import { randomBytes } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import { readSettings } from '../settings.ts';

/** The guide's `{project_domain}/v1/ucaas/ms_teams/oauth_callback`. */
export const callbackPath = '/v1/ucaas/ms_teams/oauth_callback';

export const callbackOf = (rows: Rows): string => `${readSettings(rows).portal}${callbackPath}`;

/** What CCAIP asks for by name; the guide names none (INF: user information and presence, as it says, and a token that lasts). */
const named = ['offline_access', 'User.Read', 'User.Read.All', 'Presence.Read.All'];

/** A Link that was begun: what was entered, until Entra sends the browser back. The secret is sealed. */
export interface PendingLink {
  readonly state: string;
  readonly appId: string;
  readonly secret: string;
  readonly expires: string | null;
}

const pendingKey = 'ccaip/pendingLink';

/** What was begun last, taken: it counts once. */
export const takePending = ({ store }: Pick<LabContext, 'store'>): PendingLink | undefined => {
  const found = store.get('setting', pendingKey) as unknown as PendingLink | undefined;
  store.delete('setting', pendingKey);
  return found;
};

const scopeText = ({ linkScopes }: LabContext['switches']): string =>
  linkScopes === 'named' ? named.join(' ') : 'https://graph.microsoft.com/.default offline_access';

/** What stands between Entra's address and the path. */
export const authorityOf = ({ switches, tenantId }: LabContext): string =>
  switches.linkAuthority === 'tenant' ? tenantId : switches.linkAuthority;

/** Begins Link: remembers what was entered, and says where the browser goes. */
export const startLink = (
  context: LabContext,
  entered: { readonly appId: string; readonly secret: string; readonly expires: string | null },
): { readonly path: string; readonly query: Readonly<Record<string, string>> } => {
  const state = randomBytes(16).toString('base64url');
  const { appId, expires } = entered;
  const pending: PendingLink = { state, appId, expires, secret: context.seal.close(entered.secret) };
  context.store.put('setting', pendingKey, { ...pending });
  return {
    path: `/${authorityOf(context)}/oauth2/v2.0/authorize`,
    query: {
      client_id: appId,
      response_type: 'code',
      redirect_uri: callbackOf(context.store),
      response_mode: 'query',
      scope: scopeText(context.switches),
      state,
    },
  };
};
