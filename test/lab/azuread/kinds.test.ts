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
beforeEach(async () => {
  patched.length = 0;
  await lab.post('/lab/reset', {});
});

/** Bodies of the PATCHes that were sent, in order. */
const patched: Record<string, unknown>[] = [];
const session = async (): ReturnType<typeof connect> => {
  const client = await connect(labEnvironment(lab), { clock: lab.clock });
  return {
    ...client,
    call: (method, path, doing, body) => {
      if (method === 'PATCH') patched.push({ ...body });
      return client.call(method, path, doing, body);
    },
  };
};
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
  });

  it('is named for a moment so that every replica knows it', async () => {
    await application.create({ args, context });
    expect(patched).toEqual([
      { displayName: expect.stringMatching(/^TERRAFORM_UPDATE_[0-9a-f-]{36}$/) },
      { displayName: 'CCAIP' },
    ]);
  });

  it('is found by its name in a preview, on create and on every update, and named by its bare object id', async () => {
    const { id, state } = await application.create({ args, context });
    const unique = { ...args, preventDuplicateNames: true };
    const refusal = `An existing "azuread_application" with name "CCAIP" (ID: "${state.objectId}") was found and \`prevent_duplicate_names\` was specified. To be managed via Terraform, this resource needs to be imported into the State.`;
    await expect(application.preview?.({ args: unique })).rejects.toThrow(refusal);
    await expect(application.create({ args: unique, context })).rejects.toThrow(refusal);
    expect(await application.preview?.({ args: unique, state })).toMatchObject({ displayName: 'CCAIP' });
    await application.update({ id, args: unique, state, context });
    const { requests } = await requestsOf(() => application.update({ id, args: unique, state, context }));
    expect(requests[0]).toBe('GET /v1.0/applications');
    const other = await application.create({ args: { ...args, displayName: 'Other' }, context });
    const renamed = { id: other.id, args: unique, state: other.state };
    await expect(application.preview?.(renamed)).rejects.toThrow(refusal);
    await expect(application.update({ ...renamed, context })).rejects.toThrow(refusal);
    const lowerCase = { ...unique, displayName: 'ccaip' };
    expect((await application.create({ args: lowerCase, context })).state.displayName).toBe('ccaip');
  });

  it("is looked for by a name that isn't escaped: an apostrophe breaks the filter", async () => {
    const named = { ...args, displayName: "Contoso's CCAIP", preventDuplicateNames: true };
    await expect(application.create({ args: named, context })).rejects.toThrow('Invalid filter clause');
  });

  it('is deleted once: gone already is an error until a refresh', async () => {
    const { id, state } = await application.create({ args, context });
    await application.delete({ id, state, context });
    await expect(application.delete({ id, state, context })).rejects.toThrow(
      `Request_ResourceNotFound: Resource '${state.objectId}' does not exist`,
    );
  });

  it('sends what rarely changes only when it changed, the rest always', async () => {
    const { id, state } = await application.create({ args, context });
    const access = [{ resourceAppId: state.clientId, resourceAccesses: [{ id: state.objectId, type: 'Scope' }] }];
    patched.length = 0;
    await application.update({ id, args: { ...args, notes: 'x' }, state, context });
    await application.update({ id, args: { ...args, requiredResourceAccesses: access }, state, context });
    expect(patched.map(({ requiredResourceAccess }) => requiredResourceAccess)).toEqual([
      undefined,
      [{ resourceAppId: state.clientId, resourceAccess: access[0]?.resourceAccesses }],
    ]);
    for (const body of patched) {
      expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['appRoles']));
      expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['identifierUris']));
      expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['optionalClaims']));
      expect(body).toMatchObject({ displayName: 'CCAIP', web: { redirectUris: ['https://contoso.example/x'] } });
    }
  });

  it('leaves tags that were set by hand, and shows what else was', async () => {
    const { id } = await application.create({ args, context });
    const path = `/v1.0${id}`;
    const byHand = { tags: ['HideApp'], notes: 'by hand', web: { homePageUrl: 'https://contoso.example' } };
    await lab.call('PATCH', path, byHand, { by: administrator });
    const state = (await application.read({ id, context }))?.state ?? expect.unreachable();
    const changes = application.diff({ urn: '', id, state: { ...state, preventDuplicateNames: false }, args });
    expect(changes.map(({ path: at, kind }) => [at, kind])).toEqual([
      ['notes', 'delete'],
      ['web.homepageUrl', 'delete'],
    ]);
    const { state: next } = await application.update({ id, args, state, context });
    expect(next).toMatchObject({ tags: ['HideApp'] });
    expect(next.notes).toBeUndefined();
  });

  it('is not changed for somebody who is no owner', async () => {
    const made = await lab.call('POST', '/v1.0/applications', { displayName: 'By hand' }, { by: administrator });
    const { id } = made.body as { id: string };
    const found = (await application.read({ id: `/applications/${id}`, context })) ?? expect.unreachable();
    await expect(
      application.update({ id: found.id, args: { ...args, displayName: 'By hand' }, state: found.state, context }),
    ).rejects.toThrow('Authorization_RequestDenied');
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
    await expect(password.delete({ id, state, context })).rejects.toThrow(
      `No password credential found with keyId '${state.keyId}'`,
    );
  });

  it("keeps the milliseconds of Graph's dates", async () => {
    const { id: applicationId } = await application.create({ args, context });
    const { state } = await password.create({ args: { applicationId, displayName: '2026-11' }, context });
    expect([state.startDate, state.endDate].map((one) => one?.slice(19))).toEqual([
      expect.stringMatching(/^\.\d{3}Z$/),
      expect.stringMatching(/^\.\d{3}Z$/),
    ]);
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
      `A resource with the ID "${result.state.objectId}" already exists: `,
    );
    const imported = (await principal.read({ id: result.id, context })) ?? expect.unreachable();
    const tagged = { ...imported.state, tags: ['by hand'] };
    expect(principal.diff({ urn: '', id: result.id, state: tagged, args: asked })).toEqual([]);
    patched.length = 0;
    const updated = await principal.update({ id: result.id, args: asked, state: tagged, context });
    await principal.update({ id: result.id, args: asked, state: updated.state, context });
    expect(patched.map(({ samlSingleSignOnSettings, tags }) => [samlSingleSignOnSettings, tags])).toEqual([
      [{ relayState: '' }, ['by hand']],
      [{}, ['by hand']],
    ]);
    await principal.delete({ id: result.id, state: result.state, context });
    await expect(principal.delete({ id: result.id, state: result.state, context })).rejects.toThrow('does not exist');
  });
});

describe('a service principal with useExisting', () => {
  it('takes the one that is there, with its owners, and is deleted though it is gone', async () => {
    const { state } = await application.create({ args, context });
    const asked = principal.check({ urn: '', news: { clientId: state.clientId, useExisting: true, owners } }).args;
    const there = await principal.create({ args: { ...asked, useExisting: false }, context });
    const { result, requests } = await requestsOf(() => principal.create({ args: asked, context }));
    expect(requests.slice(0, 2)).toEqual(['GET /v1.0/servicePrincipals', 'PATCH /v1.0/servicePrincipals/#']);
    expect([result.id, result.state.owners, result.state.useExisting]).toEqual([there.id, owners, true]);
    expect(principal.diff({ urn: '', id: result.id, state: result.state, args: asked })).toEqual([]);
    const seen = (await principal.read({ id: result.id, state: result.state, context })) ?? expect.unreachable();
    expect(principal.diff({ urn: '', id: result.id, state: seen.state, args: asked })).toEqual([]);
    for (const _time of [1, 2]) await principal.delete({ id: result.id, state: result.state, context });
    expect(await principal.read({ id: result.id, context })).toBeUndefined();
  });
});
