import { administrator, labTenantId } from '../../lab/identity.ts';
import type { LabSession } from '../lab/session.ts';
import { ask } from './ask.ts';
import { groupNames } from './edits-beside-routes.ts';

/** The groups that edits name, each with the people of the first files that its name says, as an administrator makes them. */
export const makeGroups = async (session: LabSession): Promise<void> => {
  const { clientId, clientSecret } = administrator;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  form.set('scope', `${session.url}/.default`);
  const { access_token: token } = (await ask(session, {
    method: 'POST',
    path: `/${labTenantId}/oauth2/v2.0/token`,
    text: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })) as { access_token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const people = '/v1.0/users?$select=id,userPrincipalName&$top=999';
  const { value: users } = (await ask(session, { method: 'GET', path: people, headers })) as {
    value: { id: string; userPrincipalName: string }[];
  };
  for (const displayName of groupNames) {
    const names = displayName === 'CC leads' ? ['eve', 'jon', 'kim'] : ['ada', 'bob', 'eve'];
    const members = users.filter(({ userPrincipalName }) => names.includes(userPrincipalName.split('@')[0] ?? ''));
    const text = JSON.stringify({
      displayName,
      mailEnabled: false,
      mailNickname: displayName.replaceAll(' ', ''),
      securityEnabled: true,
      'members@odata.bind': members.map(({ id }) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`),
    });
    await ask(session, { method: 'POST', path: '/v1.0/groups', text, headers });
  }
};
