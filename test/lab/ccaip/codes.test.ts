import { afterAll, beforeAll, expect, it } from 'vitest';
import { authorize } from '../../../lab/entra/authorize/authorize.ts';
import { administrator, openLab } from '../lab-fixture.ts';
import { aConnectedApp, admin, type ConnectedApp, callback } from './a-connected-app.ts';

const lab = await openLab({ by: administrator });
afterAll(() => lab.end());

let app: ConnectedApp;
beforeAll(async () => {
  app = await aConnectedApp(lab);
});

const makeCode = (scope = 'offline_access User.Read'): string => {
  const query = { client_id: app.appId, response_type: 'code', redirect_uri: callback, scope };
  const step = authorize(lab.context, 'common', query, { account: admin, consent: 'accept' });
  if (step.kind !== 'redirect') throw new Error(step.kind);
  return new URL(step.to).searchParams.get('code') ?? '';
};

const redeem = async (form: Record<string, string>) => {
  const asked = {
    grant_type: 'authorization_code',
    client_id: app.appId,
    client_secret: app.secret,
    redirect_uri: callback,
  };
  const body = new URLSearchParams({ ...asked, ...form });
  const answer = await fetch(`${lab.url}/common/oauth2/v2.0/token`, { method: 'POST', body });
  return (await answer.json()) as Record<string, unknown>;
};

it('a code is redeemed once', async () => {
  const code = makeCode();
  expect(await redeem({ code })).toMatchObject({ refresh_token: expect.any(String) });
  expect(await redeem({ code })).toMatchObject({ error: 'invalid_grant', error_codes: [54005] });
});

it('a code is redeemed with the address to which it was sent, by the application that asked, within ten minutes', async () => {
  const other = await aConnectedApp(lab, { displayName: 'Other' });
  const code = makeCode();
  expect(await redeem({ code, redirect_uri: `${callback}/` })).toMatchObject({ error_codes: [500112] });
  expect(await redeem({ code, client_id: other.appId, client_secret: other.secret })).toMatchObject({
    error_codes: [9002313],
  });
  lab.later(601);
  expect(await redeem({ code })).toMatchObject({ error_codes: [70008] });
});

it('there is a refresh token only where offline_access was asked for', async () => {
  expect(await redeem({ code: makeCode('User.Read') })).not.toHaveProperty('refresh_token');
});
