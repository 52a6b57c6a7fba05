import { labCcaipToken } from '../../../../lab/ccaip/api/credential.ts';
import { defaultCcaipApiSwitches } from '../../../../lab/ccaip/api/switches.ts';
import { defaultCcaipBulkSwitches } from '../../../../lab/ccaip/bulk/switches.ts';
import type { LabFixture, Reply } from '../../lab-fixture.ts';

/** Settings that a fresh lab has, whichever this run of the tests has. */
export const first = { ...defaultCcaipApiSwitches, ...defaultCcaipBulkSwitches, ccaipRequestsPerSecond: 0 };

export const nia = { email: 'nia@contoso.example', first_name: 'Nia', last_name: 'North' };
export const asExternal = {
  ...nia,
  external_user: 'Yes',
  ucaas_sip_uri: '31205552101@sip.contoso.example',
  ucaas_user_name: 'nia.north@contoso.example',
};

type Record = globalThis.Record<string, unknown>;

/** Requests of bulk user management, one by one, as they go over the wire. */
export const aBulkClient = (lab: LabFixture) => {
  const base = `${lab.url}/apps/api/v1`;
  const authorization = `Basic ${Buffer.from(`contoso:${labCcaipToken}`).toString('base64')}`;
  const send = async (path: string, init: RequestInit = {}): Promise<Reply> => {
    const response = await fetch(`${base}${path}`, { ...init, headers: { authorization, ...init.headers } });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
  const get = (path: string) => send(path);
  const upload = (content: unknown, { id, name = 'people.json' }: { id?: number; name?: string } = {}) => {
    const form = new FormData();
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    form.set('file', new File([text], name, { type: 'application/json' }));
    if (id !== undefined) form.set('id', String(id));
    return send('/bulk/users/upload', { method: id === undefined ? 'POST' : 'PUT', body: form });
  };
  const proceed = (id: number) =>
    send('/bulk/users/proceed', {
      method: 'POST',
      body: JSON.stringify({ id }),
      headers: { 'content-type': 'application/json' },
    });
  const job = async (id: number) => (await get(`/bulk/users/jobs/${id}`)).body;
  return {
    get,
    upload,
    proceed,
    job,
    /** Upload, check, and where the file is valid the whole of its work; the job as it ends. */
    run: async (records: readonly Record[]) => {
      const { id } = (await upload(records)).body;
      lab.later(5);
      if ((await job(id)).status === 'valid_scheme') {
        await proceed(id);
        lab.later(15);
      }
      return job(id);
    },
    /** The row of GET /users, once it shows all that was done. */
    user: async (email: string) => {
      lab.later(5);
      return (await get(`/users?email[]=${email}`)).body[0];
    },
  };
};
