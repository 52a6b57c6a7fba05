import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { administrator, labTenantId } from '../../lab/identity.ts';
import type { LabSession } from '../lab/session.ts';
import { groupNames } from './edits-beside-routes.ts';

const ask = (
  session: LabSession,
  path: string,
  { body, headers }: { readonly body?: string; readonly headers?: Record<string, string> },
): Promise<unknown> =>
  new Promise((done, fail) => {
    const ca = readFileSync(session.env.NODE_EXTRA_CA_CERTS ?? '');
    const method = body === undefined ? 'GET' : 'POST';
    const sent = request(`${session.url}${path}`, { method, ca, headers }, async (reply) => {
      let text = '';
      for await (const part of reply.setEncoding('utf8')) text += part;
      if ((reply.statusCode ?? 500) >= 400) fail(new Error(`${method} ${path}: ${reply.statusCode} ${text}`));
      else done(text === '' ? undefined : JSON.parse(text));
    });
    sent.on('error', fail).end(body);
  });

/** The groups that edits name, each with the people of the first files that its name says, as an administrator makes them. */
export const makeGroups = async (session: LabSession): Promise<void> => {
  const { clientId, clientSecret } = administrator;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  form.set('scope', `${session.url}/.default`);
  const { access_token: token } = (await ask(session, `/${labTenantId}/oauth2/v2.0/token`, {
    body: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })) as { access_token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { value: users } = (await ask(session, '/v1.0/users?$select=id,userPrincipalName&$top=999', { headers })) as {
    value: { id: string; userPrincipalName: string }[];
  };
  for (const displayName of groupNames) {
    const names = displayName === 'CC leads' ? ['eve', 'jon', 'kim'] : ['ada', 'bob', 'eve'];
    const members = users.filter(({ userPrincipalName }) => names.includes(userPrincipalName.split('@')[0] ?? ''));
    const body = JSON.stringify({
      displayName,
      mailEnabled: false,
      mailNickname: displayName.replaceAll(' ', ''),
      securityEnabled: true,
      'members@odata.bind': members.map(({ id }) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`),
    });
    await ask(session, '/v1.0/groups', { body, headers });
  }
};
