import { z } from 'zod';
import type { LabContext } from '../../context.ts';
import { type Body, checked } from '../body.ts';
import { unprocessable } from '../error.ts';
import { findConnection, teamsDomain } from './change.ts';
import type { LabTelnyxConnection } from './model.ts';
import { passwordView } from './view.ts';

/** What an update may say (SRC FqdnAuthenticationPatchAllParams). */
export const authenticationChange = z
  .strictObject({
    failover_url: z.url(),
    fqdn_outbound_authentication: z.enum(['ip-authentication', 'credential-authentication']),
    ip_authentication_method: z.enum(['token', 'p-charge-info']),
    password: z.string().min(1),
    txt_name: z.string().min(1),
    txt_ttl: z.int().min(1),
    txt_value: z.string(),
    user_name: z.string().min(1),
    webhook_url: z.url(),
  })
  .partial();

/** The sign-in of a connection, in which Microsoft's proof of the domain lies (SRC fqdn-authentication). */
export const authenticationView = (
  lab: Pick<LabContext, 'switches'>,
  { id, settings, authentication }: LabTelnyxConnection,
  isNew = false,
): object => ({
  id,
  connection_id: id,
  record_type: 'fqdn_authentication',
  microsoft_teams_sbc: settings.microsoft_teams_sbc,
  ...authentication,
  password: passwordView(lab, authentication.password, isNew),
});

/** PATCH …/fqdn_authentication. Text of the refused suffix: DOC support 5253876; that a TXT record takes a connection for Teams is assumed. */
export const changeAuthentication = (lab: LabContext, id: string, body: Body): LabTelnyxConnection => {
  const before = findConnection(lab.store, id);
  const given = checked(authenticationChange, body, lab.switches.telnyxUnknownParameters);
  const name = given.txt_name;
  if (name?.toLowerCase().endsWith(`.${teamsDomain}`) === true) {
    throw unprocessable(
      '/txt_name',
      `txt_name should not include the '.${teamsDomain}' suffix. Use only the identifier portion (e.g. '1234abc' instead of '1234abc.${teamsDomain}')`,
    );
  }
  const isText = name !== undefined || given.txt_value !== undefined;
  if (isText && before.teamsName === null) {
    throw unprocessable('/txt_name', 'is only allowed for Microsoft Teams SBC connections');
  }
  const now = lab.clock.now();
  const after = {
    ...before,
    authentication: { ...before.authentication, ...given },
    updatedAt: now,
    ...(isText && { txtFrom: now }),
  };
  lab.store.put('telnyxConnection', id, after);
  return after;
};
