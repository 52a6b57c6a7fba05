import { decodeJwt } from 'jose';
import type { LabContext } from '../../context.ts';
import { directoryRoles } from '../../entra/directory-roles.ts';
import { changeSettings } from '../settings.ts';
import { askMicrosoft, type MicrosoftReply, refusalIn } from './microsoft.ts';
import { authorityOf, callbackOf, type PendingLink, takePending } from './start-link.ts';

/** How Link ended: a confirmation banner, or the guide's warning banner with what Entra said. */
export type LinkOutcome =
  | { readonly linkedAs: string }
  /** `entered` is what may be shown again. */
  | { readonly warning: string; readonly entered?: { readonly appId: string; readonly expires: string | null } };

const redeem = (context: LabContext, pending: PendingLink, code: string): Promise<MicrosoftReply> =>
  askMicrosoft(context, {
    method: 'POST',
    path: `/${authorityOf(context)}/oauth2/v2.0/token`,
    form: {
      grant_type: 'authorization_code',
      client_id: pending.appId,
      client_secret: context.seal.open(pending.secret),
      code,
      redirect_uri: callbackOf(context.store),
    },
  });

/** Whether CCAIP looks at the role at all isn't known: a switch. */
const lacksRole = ({ switches }: LabContext, token: string): boolean => {
  const { wids } = decodeJwt(token) as { wids?: readonly string[] };
  return switches.linkingMember === 'refused' && wids?.includes(directoryRoles['Global Administrator']) !== true;
};

/** What Entra sends the browser back with. */
type Answer = Readonly<Record<string, string | undefined>>;

/** Entra has sent the browser back: CCAIP redeems the code, asks who it was, and keeps the refresh token. */
export const finishLink = async (context: LabContext, answer: Answer): Promise<LinkOutcome> => {
  const pending = takePending(context);
  if (pending === undefined || answer.state !== pending.state) {
    return { warning: "The answer doesn't belong to this Link: its state is another." };
  }
  const outcome = await finishPending(context, pending, answer);
  return 'warning' in outcome ? { ...outcome, entered: { appId: pending.appId, expires: pending.expires } } : outcome;
};

const finishPending = async (context: LabContext, pending: PendingLink, answer: Answer): Promise<LinkOutcome> => {
  if (answer.code === undefined) {
    return { warning: answer.error_description ?? answer.error ?? 'Entra sent neither a code nor an error.' };
  }
  const tokens = await redeem(context, pending, answer.code);
  if (tokens.status !== 200) return { warning: refusalIn(tokens) };
  const { access_token: token, refresh_token: refreshToken, scope } = tokens.body;
  if (typeof refreshToken !== 'string') {
    return { warning: "Entra gave no refresh token: offline_access isn't among the permissions." };
  }
  const me = await askMicrosoft(context, { method: 'GET', path: '/v1.0/me', token: String(token) });
  if (me.status !== 200) return { warning: refusalIn(me) };
  if (lacksRole(context, String(token))) {
    return { warning: `${String(me.body.userPrincipalName)} isn't a Global Administrator.` };
  }
  changeSettings(context, {
    platform: 'ms_teams',
    appId: pending.appId,
    secret: pending.secret,
    expires: pending.expires,
    link: {
      userId: String(me.body.id),
      userPrincipalName: String(me.body.userPrincipalName),
      linkedAt: new Date(context.clock.now()).toISOString(),
      refreshToken: context.seal.close(refreshToken),
      scopes: String(scope).split(' '),
      broken: null,
    },
  });
  return { linkedAs: String(me.body.userPrincipalName) };
};
