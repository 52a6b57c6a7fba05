import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { labCcaipToken } from '../../../lab/ccaip/api/credential.ts';
import { labTenantId } from '../../../lab/identity.ts';
import { openPeople, type People, type PersonWrite } from '../../../providers/ccaip/people.ts';
import type { Recorder } from '../../../providers/msteams/history/recorder.ts';
import { openLab } from '../../lab/lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
beforeEach(async () => {
  await lab.post('/lab/reset', {});
  await lab.post('/lab/switches', { ccaipRequestsPerSecond: 0 });
});

const seen: string[] = [];
beforeEach(() => {
  seen.length = 0;
});
const jobs = () => lab.store.list('ccaipJob').length;
/** What a history of changes would be told, with what CCAIP had by then. */
const recorder: Recorder = {
  sent: async (changes) => {
    for (const { kind, upn, from, to } of changes) seen.push(`sent ${kind} ${upn} ${from} → ${to}, ${jobs()} jobs`);
    return { ended: (ends) => void seen.push(...ends.map(({ step, text }) => `${step}${text ? ` ${text}` : ''}`)) };
  },
  settled: () => undefined,
  seen: () => undefined,
  as: (actor) => ({
    ...recorder,
    sent: async (changes) => {
      seen.push(`by ${await actor()}`);
      return recorder.sent(changes);
    },
  }),
};

const open = (kill?: AbortController): People => {
  const { signal } = kill ?? new AbortController();
  const sleep = async (seconds: number) => {
    // Once its work is asked for.
    if (lab.store.list('ccaipJob').some(({ requestedAt }) => requestedAt !== null)) kill?.abort();
    if (!signal.aborted) await lab.later(seconds);
  };
  const context = { urn: '', log: () => undefined, signal, sleep };
  const env = { TRUNKLINE_CCAIP_ENDPOINT: lab.url, TRUNKLINE_CCAIP_TOKEN: labCcaipToken };
  const of = { tenantId: labTenantId, redirectDomain: 'https://contoso.uc1.ccaiplatform.example' };
  const people = openPeople(of, env, { context, sleep, recorder });
  if (people === undefined) throw new Error('There is a token.');
  return people;
};

const external = { sipUri: '+31205552101@ujet.sip.carrier.example', ucaasName: 'nia@contoso.example' };
const set: PersonWrite = { change: { email: 'nia@contoso.example', external }, from: null, to: 'a place' };

describe('the users of a CCAIP', () => {
  it('are on record before anything leaves, in the name of the credential, and again with their end', async () => {
    const [outcome] = await open().write([set]);
    expect(outcome?.ended).toBe('written');
    expect(seen).toEqual([
      'by CCAIP API credential of contoso',
      'sent ExternalUsers nia@contoso.example null → a place, 0 jobs',
      'done',
    ]);
    const nia = (await open().read()).find(({ email }) => email === 'nia@contoso.example');
    expect(nia).toMatchObject({ external: true, ...external, teams: ['Sales'] });
  });

  it('whom CCAIP refuses are on record as failed, with the reason', async () => {
    await lab.post('/lab/ccaip/rows', { email: 'nia@contoso.example', message: 'Not today', times: 20 });
    await open().write([set]);
    expect(seen.at(-1)).toMatch(/^failed /);
  });

  it('are on record as unknown where the write broke off', async () => {
    await lab.post('/lab/faults', { kind: 'error', on: 'GET /apps/api/v1/users', times: 1000 });
    await expect(open().write([set])).rejects.toThrow();
    expect(seen.at(-1)).toMatch(/^unknown /);
  });

  it('are read as a job of a killed run leaves them, once that is waited for', async () => {
    const [killed] = await open(new AbortController()).write([set]);
    expect(killed?.ended).toBe('unsure');
    const next = open();
    const nia = async () => (await next.read()).find(({ email }) => email === 'nia@contoso.example');
    expect(await nia()).toMatchObject({ external: false });
    await next.settled();
    expect(await nia()).toMatchObject({ external: true, ...external });
  });
});
