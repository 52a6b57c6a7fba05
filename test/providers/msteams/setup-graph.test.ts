import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphRequest } from '../../../providers/msteams/graph/graph.ts';
import { type LabTenant, openLabTenant, stepContext } from './lab-tenant.ts';

let plain: LabTenant;
let withSetup: LabTenant;
beforeAll(async () => {
  plain = await openLabTenant();
  withSetup = await openLabTenant({ setup: true });
});
afterAll(() => Promise.all([plain.close(), withSetup.close()]));

const addDomain: GraphRequest = {
  method: 'POST',
  path: '/domains',
  body: { id: 'new.carrier.example' },
  doing: 'add it',
};
const call = () => ({ doing: 'add it', context: stepContext() });
const need = { doing: 'add it', todo: 'the domain has to be added', permissions: ['Domain.ReadWrite.All'] } as const;

describe('what is tier 0, by two identities', () => {
  it('is denied by Graph to the one that runs every day', async () => {
    const ada = withSetup.user('ada').id;
    const writes: GraphRequest[] = [
      addDomain,
      { method: 'POST', path: '/domains/contoso.example/verify', doing: 'verify it' },
      { method: 'DELETE', path: '/domains/contoso.example', doing: 'remove it' },
      { method: 'POST', path: '/users', body: {}, doing: 'make a user' },
      { method: 'PATCH', path: `/users/${ada}`, body: { usageLocation: 'BE' }, doing: 'change a user' },
      {
        method: 'POST',
        path: `/users/${ada}/assignLicense`,
        body: { addLicenses: [], removeLicenses: [] },
        doing: 'license a user',
      },
    ];
    const replies = await withSetup.graph.batch(writes, call());
    expect(replies.map(({ error }) => error?.facts.code)).toEqual(writes.map(() => 'Authorization_RequestDenied'));
  });

  it('is asked of the other one, which does it', async () => {
    const graph = await withSetup.session.setupGraph(need);
    const ada = withSetup.user('ada').id;
    const [added, changed, removed] = [
      await graph.batch([addDomain], call()),
      await graph.batch(
        [{ method: 'PATCH', path: `/users/${ada}`, body: { usageLocation: 'BE' }, doing: 'change' }],
        call(),
      ),
      await graph.batch([{ method: 'DELETE', path: '/domains/new.carrier.example', doing: 'remove' }], call()),
    ].map((replies) => replies[0]?.status);
    expect([added, changed, removed]).toEqual([201, 204, 204]);
    expect(withSetup.user('ada').usageLocation).toBe('BE');
  });

  it('ends with what is to be set where there is none', async () => {
    await expect(plain.session.setupGraph(need)).rejects.toThrow('Fix: set TRUNKLINE_SETUP_CLIENT_ID with');
  });
});
