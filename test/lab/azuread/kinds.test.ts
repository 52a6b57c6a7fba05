import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createApplicationKind } from '../../../lab/azuread/application.ts';
import { createApplicationPasswordKind } from '../../../lab/azuread/application-password.ts';
import { connect } from '../../../lab/azuread/client.ts';
import { createServicePrincipalKind } from '../../../lab/azuread/service-principal.ts';
import { labEnvironment } from '../../../lab/environment.ts';
import { unknownValue } from '../../../providers/kit/resource.ts';
import { administrator, automation, openLab } from '../lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const session = () => connect(labEnvironment(lab), { speed: 100_000 });
const application = createApplicationKind(session);
const password = createApplicationPasswordKind(session);
const principal = createServicePrincipalKind(session);

const context = { urn: 'urn:pulumi:t::t::x::x', signal: new AbortController().signal, log: () => undefined };
const owners = [automation.objectId];
const args = application.check({
  urn: '',
  news: { displayName: 'CCAIP', owners, web: { redirectUris: ['https://contoso.example/x'] } },
}).args;

/** The requests to Graph while `work` runs, in order, ids left out. */
const requestsOf = async <T>(work: () => Promise<T>): Promise<{ result: T; requests: string[] }> => {
  const requests: string[] = [];
  const { count } = lab.context.requests;
  lab.context.requests.count = (method, path) => {
    if (/^\/(v1\.0|beta)/.test(path)) requests.push(`${method} ${path.replace(/[0-9a-f-]{36}/g, '#')}`);
  };
  const result = await work();
  lab.context.requests.count = count;
  return { result, requests };
};

describe('an application of the stand-in', () => {
  it('is made by the very requests of the genuine plugin', async () => {
    const { result, requests } = await requestsOf(() => application.create({ args, context }));
    expect(requests).toEqual([
      'POST /v1.0/applications',
      'PATCH /v1.0/applications/#',
      'PATCH /v1.0/applications/#',
      'GET /v1.0/applications/#',
      'GET /beta/applications/#',
      'GET /v1.0/applications/#/owners',
    ]);
    expect(result.id).toBe(`/applications/${result.state.objectId}`);
    expect(result.state).toMatchObject({ displayName: 'CCAIP', signInAudience: 'AzureADMyOrg', owners });
    expect(application.diff({ urn: '', id: result.id, state: result.state, args })).toEqual([]);
  });

  it('drops its caller who is not listed, and has then lost it', async () => {
    const { owners: _, ...ownerless } = args;
    const { result, requests } = await requestsOf(() => application.create({ args: ownerless, context }));
    expect(requests[3]).toBe('DELETE /v1.0/applications/#/owners/#/$ref');
    expect(result.state.owners).toBeUndefined();
    await expect(
      password.create({ args: { applicationId: result.id, displayName: '2026-11' }, context }),
    ).rejects.toThrow('Authorization_RequestDenied: Insufficient privileges to complete the operation.');
  });

  it('waits for a replica that has not heard of it', async () => {
    await lab.post('/lab/switches', { newApplicationMisses: 2 });
    const { requests } = await requestsOf(() => application.create({ args, context }));
    expect(requests.filter((one) => one === 'PATCH /v1.0/applications/#')).toHaveLength(4);
  });

  it('waits out a throttle on a POST too', async () => {
    await lab.post('/lab/faults', { kind: 'throttle', on: 'POST /v1.0/applications', retryAfterSeconds: 0 });
    expect((await application.create({ args, context })).state.displayName).toBe('CCAIP');
  });

  it('does not repeat a POST whose reply was lost', async () => {
    await lab.post('/lab/faults', { kind: 'lostReply', on: 'POST /v1.0/applications' });
    await expect(application.create({ args, context })).rejects.toThrow(
      'HTTP response was nil; connection may have been reset',
    );
  });

  it('is updated by one PATCH, its owners by reference', async () => {
    const { id, state } = await application.create({ args, context });
    const next = { ...args, displayName: 'CCAIP 2', owners: [...owners, administrator.objectId] };
    const changes = application.diff({ urn: '', id, state, args: next });
    expect(changes.map(({ path, kind }) => [path, kind])).toEqual([
      ['displayName', 'update'],
      [expect.stringMatching(/^owners\[\d\]$/), 'add'],
    ]);
    const { result, requests } = await requestsOf(() => application.update({ id, args: next, state, context }));
    expect(requests.slice(0, 3)).toEqual([
      'PATCH /v1.0/applications/#',
      'GET /v1.0/applications/#/owners',
      'POST /v1.0/applications/#/owners/$ref',
    ]);
    expect(result.state.owners).toEqual(next.owners.toSorted());
  });

  it('is read from its id alone, and is absent when deleted', async () => {
    const { id, state } = await application.create({ args, context });
    expect((await application.read({ id, context }))?.args).toMatchObject({ displayName: 'CCAIP', owners });
    const { requests } = await requestsOf(() => application.delete({ id, state, context }));
    expect(requests).toEqual(['DELETE /v1.0/applications/#', ...Array(5).fill('GET /v1.0/applications/#')]);
    expect(await application.read({ id, context })).toBeUndefined();
    await application.delete({ id, state, context });
  });

  it('refuses inputs that it does not play instead of dropping them', () => {
    const { failures } = application.check({ urn: '', news: { displayName: 'x', templateId: 'y' } });
    expect(failures.map((one) => one.path)).toEqual(['templateId']);
    expect(application.check({ urn: '', news: {} }).failures.map((one) => one.path)).toEqual(['displayName']);
  });
});

describe('a password of the stand-in', () => {
  it('is listed five times before it counts, keeps its end date, and every change makes a new one', async () => {
    const { id: applicationId } = await application.create({ args, context });
    const asked = { applicationId, displayName: '2026-11', endDate: '2128-10-31T00:00:00Z' };
    const { result, requests } = await requestsOf(() => password.create({ args: asked, context }));
    expect(requests).toEqual([
      'GET /v1.0/applications/#',
      'POST /v1.0/applications/#/addPassword',
      ...Array(6).fill('GET /v1.0/applications/#'),
    ]);
    const { id, state } = result;
    expect(id).toBe(`${applicationId.replace('/applications/', '')}/password/${state.keyId}`);
    expect(state).toMatchObject({ ...asked, value: expect.stringMatching(/^.{40}$/) });
    expect(password.diff({ urn: '', id, state, args: asked })).toEqual([]);
    expect(password.diff({ urn: '', id, state, args: { ...asked, endDate: '2128-11-30T00:00:00Z' } })).toEqual([
      { path: 'endDate', kind: 'update', replaces: true },
    ]);
    expect((await password.read({ id, state, context }))?.state).toEqual(state);
    await password.delete({ id, state, context });
    expect(await password.read({ id, state, context })).toBeUndefined();
  });

  it('is previewed without a value', () => {
    const asked = { applicationId: unknownValue, displayName: '2026-11' };
    expect(password.preview?.({ args: asked })).toEqual(asked);
  });
});

describe('a service principal of the stand-in', () => {
  it('is looked for, made, patched and read', async () => {
    const { state } = await application.create({ args, context });
    const asked = principal.check({ urn: '', news: { clientId: state.clientId, owners } }).args;
    const { result, requests } = await requestsOf(() => principal.create({ args: asked, context }));
    expect(requests).toEqual([
      'GET /v1.0/servicePrincipals',
      'POST /v1.0/servicePrincipals',
      'PATCH /v1.0/servicePrincipals/#',
      'GET /v1.0/servicePrincipals/#',
      'GET /beta/servicePrincipals/#',
      'GET /v1.0/servicePrincipals/#/owners',
    ]);
    expect(result.state).toMatchObject({ ...asked, displayName: 'CCAIP', type: 'Application' });
    expect(principal.diff({ urn: '', id: result.id, state: result.state, args: asked })).toEqual([]);
    expect(
      principal.diff({ urn: '', id: result.id, state: result.state, args: { ...asked, clientId: unknownValue } }),
    ).toEqual([{ path: 'clientId', kind: 'update', replaces: true }]);
    await expect(principal.create({ args: asked, context })).rejects.toThrow(
      'already exists - to be managed via Terraform',
    );
  });
});

describe('signing in', () => {
  it('passes the refusal of a wrong secret on', async () => {
    const env = { ...labEnvironment(lab), ARM_CLIENT_SECRET: 'wrong' };
    await expect(connect(env, { speed: 1 })).rejects.toThrow('AADSTS7000215: Invalid client secret provided.');
  });

  it('goes nowhere without ARM_METADATA_HOSTNAME', async () => {
    const env = { ...labEnvironment(lab), ARM_METADATA_HOSTNAME: '' };
    await expect(connect(env, { speed: 1 })).rejects.toThrow('ARM_METADATA_HOSTNAME is not set.');
  });
});
