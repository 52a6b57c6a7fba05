import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { clientOf, openTelnyx } from './a-telnyx.ts';

const lab = await openTelnyx();
const { telnyx } = lab;
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

describe('an FQDN connection', () => {
  it('is made, listed and read by the genuine client', async () => {
    const { data: made } = await telnyx.fqdnConnections.create({ connection_name: 'Teams', microsoft_teams_sbc: true });
    expect(made).toMatchObject({ record_type: 'fqdn_connection', microsoft_teams_sbc: true, active: true });
    const { data: listed } = await telnyx.fqdnConnections.list();
    expect(listed.map(({ id }) => id)).toEqual([made?.id]);
    expect((await telnyx.fqdnConnections.retrieve(made?.id ?? '')).data?.connection_name).toBe('Teams');
  });

  it('opens by the key alone', async () => {
    await expect(clientOf(lab, 'KEY0').fqdnConnections.list()).rejects.toMatchObject({
      status: 401,
      error: { errors: [{ code: '10009', title: 'Authentication failed' }] },
    });
  });
});
