import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setup } from '../../lab/identity.ts';
import type { Run } from '../../scripts/lab/session.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;
beforeAll(async () => {
  tenant = await openLabTenant();
  await tenant.press('switches', { domainActivationSeconds: 24 * 3600, blockedActivationUser: 'counts' });
  calledNow('7b2c3.teams.fabrikam.example');
});
afterAll(() => tenant.close());

const fresh = '7b2c3.teams.fabrikam.example';
const user = `activate@${fresh}`;

/** A domain that nobody has registered, with its hosted SBC. */
const calledNow = (name: string) =>
  tenant.editTenant((document) => {
    document.setIn(['sipDomain', 'name'], name);
    document.setIn(['sbcs', 'main', 'fqdn'], name);
  });
/** Another domain for what comes, while the SBC stays where it is. */
const alsoCalled = (name: string) =>
  tenant.editTenant((document) => {
    document.setIn(['sipDomain', 'name'], name);
    document.setIn(['tenant', 'otherDomains'], [fresh]);
  });
const said = ({ stdout, stderr }: Run) => `${stdout}${stderr}`;
const up = async () => {
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : said(run)}`).toBe('0');
  return said(run);
};
const refusedPreview = async () => {
  const run = await tenant.session.run('preview', '--non-interactive');
  expect(run.exitCode).not.toBe(0);
  return said(run);
};
const domain = async (name: string) => {
  const { value } = (await tenant.graph('GET', '/v1.0/domains')) as { value: { id: string; isVerified: boolean }[] };
  return value.find(({ id }) => id === name);
};
const gateways = async () =>
  ((await tenant.byHand('Get-CsOnlinePSTNGateway', {})) as { Identity: string }[]).map(({ Identity }) => Identity);

it('asks for a second identity where there is a domain to be made, and writes nothing of it', async () => {
  const run = await tenant.up();
  expect(run.exitCode).not.toBe(0);
  expect(said(run)).toContain(`make SIP domain "${fresh}": this takes the setup identity`);
  expect(said(run)).toContain('Domain.ReadWrite.All, User.ReadWrite.All and LicenseAssignment.ReadWrite.All');
  // Nobody is told to do by hand what the setup identity will.
  expect(said(run)).not.toContain('a verified domain for');
  expect(await domain(fresh)).toBeUndefined();
});

it('adds the domain, shows its record and goes on with the rest; the domain waits', async () => {
  tenant.session.withSetup(true);
  const text = await up();
  const records = (await tenant.graph('GET', `/v1.0/domains/${fresh}/verificationDnsRecords`)) as {
    value: { text?: string }[];
  };
  const value = records.value.find((one) => one.text !== undefined)?.text ?? '';
  expect(text).toContain(`publish this record in DNS: ${fresh} TXT "${value}" (TTL 3600 s)`);
  expect(text).toMatch(new RegExp(`SIP domain "${fresh}" waits since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC`));
  expect(await domain(fresh)).toMatchObject({ isVerified: false });
  expect(Object.keys(await tenant.numbers()).length).toBeGreaterThan(3);
  const steps = await tenant.preview();
  expect(steps.find(({ name }) => name === 'direct-routing-sip-domain')?.changes).toEqual(['delete waiting']);
  await tenant.press('dns', { name: fresh, text: value });
});

it('goes on where it stopped: the domain is verified, its user made once and licensed; Teams needs a day', async () => {
  await tenant.press('faults', { kind: 'lostReply', on: 'POST /v1.0/users', times: 1 });
  await up();
  expect(await domain(fresh)).toMatchObject({ isVerified: true });
  const { value } = (await tenant.graph('GET', `/v1.0/domains/${fresh}/domainNameReferences`)) as { value: object[] };
  expect(value).toMatchObject([{ userPrincipalName: user }]);
  expect(await tenant.graph('GET', `/v1.0/users/${user}?$select=accountEnabled,usageLocation`)).toMatchObject({
    accountEnabled: false,
    usageLocation: 'NL',
  });
  expect(await gateways()).toEqual([]);
});

it('needs no second identity from then on; a day later Teams takes the SBC', async () => {
  tenant.session.withSetup(false);
  await tenant.press('clock', { advanceSeconds: 24 * 3600 });
  await up();
  expect(await gateways()).toEqual([fresh]);
  expect(await tenant.preview()).toEqual([]);
  const state = (await tenant.session.run('stack', 'export')).stdout;
  expect(state).not.toMatch(/passwordProfile|lab~setup~secret/);
});

it('is in the history of changes by the name of the identity that did it', async () => {
  const journal = tenant.session.env.TRUNKLINE_JOURNAL ?? '';
  const files = readdirSync(journal, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /changes.*\.jsonl$/.test(file),
  );
  const lines = files.flatMap((file) => readFileSync(join(journal, file), 'utf8').split('\n'));
  const ofSetup = lines.filter((line) => line.includes('"kind":"SipDomain"') && line.includes('"actor"'));
  expect(ofSetup.length).toBeGreaterThan(3);
  expect(ofSetup.filter((line) => !line.includes(`"actor":"${setup.clientId}"`))).toEqual([]);
  expect(lines.join('\n')).not.toMatch(/lab~setup~secret|aA1!/);
});

it('is refused below a federated root, and where it may change the sign-in of synchronised people', async () => {
  await tenant.press('directory', {
    domains: [{ id: 'northwind.example', authenticationType: 'Federated' }],
    synchronised: { 'ada@contoso.example': 'ada@contoso.local' },
  });
  alsoCalled('sbc.northwind.example');
  expect(await refusedPreview()).toContain('"northwind.example", above it, is federated');
  alsoCalled('sbc.contoso.example');
  expect(await refusedPreview()).toContain('may change the sign-in name of 1 directory-synchronised person');
});

it('needs no record below a verified root, once a person agrees to the names that change', async () => {
  tenant.session.withSetup(true);
  tenant.editTenant((document) => {
    document.setIn(['approvals', 'domainSignIns'], { count: 1, reason: 'Ada signs in at onmicrosoft.com from now on' });
  });
  const text = await up();
  expect(text).toContain(`left in the tenant: domain ${fresh}, its user ${user}, the user's licence.`);
  expect(await domain('sbc.contoso.example')).toMatchObject({ isVerified: true });
  expect(await tenant.graph('GET', `/v1.0/users/activate@sbc.contoso.example`)).toMatchObject({});
  // What is no more asked stays.
  expect(await domain(fresh)).toMatchObject({ isVerified: true });
});
