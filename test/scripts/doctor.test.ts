import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { automation } from '../../lab/identity.ts';
import { automationRoles } from '../../lab/seed/identities.ts';
import { doctorJsonSchema, doctorSchema } from '../../scripts/doctor/output-schema.ts';
import { reportText } from '../../scripts/doctor/report.ts';
import { root } from '../../scripts/setup/places.mjs';
import type { Tenant } from '../../tenant/tenant.ts';
import { type Ill, openDoctor, withoutTeams } from './doctor/a-doctor.ts';

const { lab, tenant, fqdn, env, backend, openSbc, look, wrong, put, end } = await openDoctor();
afterAll(end);
const blocks = tenant.sipTrunk.numbers ?? [];
const [ada] = tenant.users;
if (ada === undefined) throw new Error('the lab has people');

const may = (roles: readonly string[], more: object = {}) =>
  lab.post('/lab/permissions', { principalId: automation.objectId, roles, ...more });
const asBefore = () => may(automationRoles, { teamsRoles: [], directoryRoles: ['Teams Communications Administrator'] });

put(true);

const byApi: Partial<Tenant> = {
  ucaas: { ...tenant.ucaas, externalUsers: { by: 'api', whenRemoved: 'clear', newUsers: { roles: [], teams: [] } } },
};

describe('the doctor', () => {
  it('finds nothing wrong in a tenant that is well', async () => {
    expect(await wrong()).toEqual([]);
    expect((await look()).length).toBeGreaterThan(12);
    expect(await wrong({ tenant: byApi, env: withoutTeams })).toEqual([expect.stringMatching(/^bad tools: /)]);
  });

  it.each<[string, Ill, string]>([
    ['a secret that Entra refuses', { env: { ARM_CLIENT_SECRET: 'wrong~secret' } }, 'bad identity: sign in to tenant'],
    [
      'no PowerShell',
      { env: { TRUNKLINE_PWSH: '/nowhere/pwsh' } },
      'bad tools: start PowerShell: "/nowhere/pwsh" can\'t be run',
    ],
    [
      'a client secret that ends',
      { now: new Date('2124-01-05T00:00:00Z') },
      "bad identity: the automation's client secret ends on 2124-01-15, in 10 days",
    ],
    ["the end of CCAIP's secret", { now: new Date('2028-10-01T00:00:00Z') }, 'bad secrets: Secret 2026-11'],
    [
      'an SBC in no verified domain',
      { tenant: { sbcs: tenant.sbcs.map((one) => ({ ...one, fqdn: 'sbc.elsewhere.example' })) } },
      'bad tenant: a verified domain for sbc.elsewhere.example',
    ],
    [
      'somebody without a licence',
      { tenant: { users: [{ ...ada, upn: 'no-licence@contoso.example', number: '+31205552150' }] } },
      "bad numbers: As the tenant is now, 1 user can't get the number",
    ],
    [
      'somebody who is disabled',
      { tenant: { users: [{ ...ada, upn: 'disabled@contoso.example', number: '+31205552151' }] } },
      'bad numbers: ',
    ],
    ["somebody else's number", { tenant: { users: [{ ...ada, number: '+31205559001' }] } }, 'bad numbers: '],
    [
      'a number that is none of the trunk',
      { tenant: { users: [{ ...ada, number: '+31205553101' }] } },
      "can't tell trunk: whether calls to these numbers of users.csv come over it: no block of sipTrunk.numbers has them, which are all that the carrier gave: +31205553101 (ada@contoso.example).",
    ],
    [
      'a number in Teams of which the file knows no trunk',
      { tenant: { sipTrunk: { ...tenant.sipTrunk, numbers: blocks.slice(0, 1) } } },
      "can't tell trunk: whose these Direct Routing numbers in Teams are: no block of sipTrunk.numbers has them: +31205559000 (reception@",
    ],
    [
      'a number of the trunk that Teams has from another provider',
      {
        tenant: {
          sipTrunk: { ...tenant.sipTrunk, numbers: [...blocks, { first: '+31205559001', last: '+31205559001' }] },
        },
      },
      "can't tell trunk: how calls to these numbers of it arrive: Teams has them from another provider: +31205559001 (calling-plan@",
    ],
    ['nobody who is there', { tenant: { users: [{ ...ada, upn: 'nobody@contoso.example' }] } }, 'bad numbers: '],
    [
      'a token of CCAIP that is missing',
      { tenant: byApi, env: { TRUNKLINE_CCAIP_TOKEN: '' } },
      "bad ccaip: its token isn't set: up is refused",
    ],
    ['a token that CCAIP refuses', { tenant: byApi, env: { TRUNKLINE_CCAIP_TOKEN: 'wrong' } }, 'bad ccaip: '],
    ['no login to a backend', { env: { PULUMI_BACKEND_URL: '' } }, 'bad state: nobody is logged in to a backend.'],
    [
      'a backend that is gone',
      { env: { PULUMI_BACKEND_URL: 'file:///nowhere' } },
      'bad state: state lives at file:///nowhere, and there is no such folder.',
    ],
    ['a backend that can not be looked into', { env: { PULUMI_BACKEND_URL: 'azblob://state' } }, "can't tell state: "],
    [
      'a backend whose address has a password, which is not shown',
      { env: { PULUMI_BACKEND_URL: 'postgres://trunkline:secret@db/state' } },
      "can't tell state: state lives at postgres://***@db/state: whether somebody has it locked can't be seen",
    ],
  ])('finds %s', async (_, ill, expected) => {
    const found = await wrong({ ...ill, env: { ...withoutTeams, ...ill.env } });
    expect(found.join('\n')).toContain(expected);
  });

  it('finds each fault of the identity: permissions, role, what shuts it out, and the API behind Teams', async () => {
    await may(automationRoles.filter((name) => name !== 'TeamsTelephoneNumber.ReadWrite.All'));
    expect((await wrong()).join('\n')).toContain(
      'bad identity: TeamsTelephoneNumber.ReadWrite.All: without it no user gets a number.',
    );
    await may(automationRoles, { directoryRoles: [] });
    expect((await wrong()).join('\n')).toMatch(
      /bad tools: .*Access Denied[\s\S]*bad identity: a Teams role that writes/,
    );
    await may(automationRoles, { directoryRoles: ['Teams Reader'] });
    expect(await wrong()).toEqual([expect.stringContaining('bad identity: a Teams role that writes')]);
    await asBefore();
    await may(automationRoles, { teamsRoles: ['application_access_custom_sba_appliance'] });
    expect((await wrong()).join('\n')).toContain('bad tools: ');
    await asBefore();
    const api = lab.store
      .list('servicePrincipal')
      .find(({ appId }) => appId === '48ac35b8-9aa8-4d74-927d-1f4a14a0b239');
    if (api === undefined) throw new Error('the lab knows the API');
    lab.store.delete('servicePrincipal', api.id);
    expect((await wrong()).join('\n')).toContain('bad identity: the tenant: the service principal of the API');
    lab.store.put('servicePrincipal', api.id, api);
    expect(await wrong()).toEqual([]);
  });

  it('never takes what could not be read for well', async () => {
    await lab.post('/lab/faults', { kind: 'error', on: 'GET /v1.0/organization', times: 9 });
    expect((await wrong()).join('\n')).toContain("can't tell tenant: whether the domains of the SBCs are verified");
    await fetch(`${lab.url}/lab/faults`, { method: 'DELETE' });
  });

  it('finds a lock, and who has it', async () => {
    const folder = join(backend, '.pulumi', 'locks', 'organization', 'trunkline', 'lab');
    mkdirSync(folder, { recursive: true });
    const held = { pid: 1, username: 'eve', hostname: 'ci-7', timestamp: '2026-11-30T09:10:11Z' };
    writeFileSync(join(folder, 'a.json'), JSON.stringify(held));
    expect(await wrong({ env: withoutTeams })).toContainEqual(
      'bad state: eve at ci-7 has it locked since 2026-11-30 09:10: an up is at work, or was killed.',
    );
    rmSync(folder, { recursive: true });
  });

  it('finds what is wrong with an SBC, in Teams and at its own address', async () => {
    put(false);
    expect(await wrong()).toEqual([`bad sbc: Teams has ${fqdn}, but it is disabled: no call goes over it.`]);
    lab.store.delete('gateway', fqdn);
    expect(await wrong()).toEqual([expect.stringContaining(`can't tell sbc: Teams has no ${fqdn} yet`)]);
    const domain = lab.store.get('domain', fqdn);
    if (domain === undefined) throw new Error('the lab has the SIP domain');
    lab.store.delete('domain', fqdn);
    expect(await wrong()).toContain(`can't tell tenant: whether Teams knows the domain of ${fqdn}: it lists none yet.`);
    put(true);
    expect((await wrong()).join()).not.toContain('whether Teams knows');
    const below = tenant.sbcs.map((one) => ({ ...one, fqdn: 'sbc1.contoso.example' }));
    expect((await look({ tenant: { sbcs: below } })).map(({ text }) => text).join()).toContain(
      'Teams has contoso.example enabled; whether it takes an SBC there',
    );
    lab.store.put('domain', fqdn, { ...domain, disabledInTeams: true });
    expect(await wrong()).toEqual([
      expect.stringContaining(`bad tenant: Teams has the SIP domain ${fqdn} as "Disabled"`),
    ]);
    lab.store.put('domain', fqdn, domain);
    expect(await wrong({ port: await openSbc({ names: ['other.example'] }) })).toEqual([
      `bad sbc: its certificate is for other.example, not for ${fqdn}.`,
    ]);
    expect(
      await wrong({ port: await openSbc({ names: [fqdn] }, 'SIP/2.0 200 OK\r\nContact: <sip:10.0.0.9>\r\n\r\n') }),
    ).toEqual([expect.stringContaining('bad sbc: its Contact is an address (10.0.0.9)')]);
  });
});

describe('npm run doctor', () => {
  const doctor = (...args: string[]) =>
    execa(process.execPath, [join(root, 'scripts', 'doctor.ts'), 'lab', ...args], {
      reject: false,
      extendEnv: false,
      env,
    });

  it('is no gate unless asked, and prints as its schema has it', async () => {
    const { stdout, exitCode } = await doctor('--json');
    const { findings } = doctorSchema.parse(JSON.parse(stdout));
    expect(exitCode).toBe(0);
    expect(findings).toContainEqual(expect.objectContaining({ about: 'sbc', of: 'main', standing: 'bad' }));
    expect((await doctor('--gate')).exitCode).toBe(1);
    expect(readFileSync(join(root, 'docs', 'reference', 'doctor-output.schema.json'), 'utf8')).toBe(doctorJsonSchema());
  });

  it('refuses an SBC that is none of the tenant, and an address that is none', async () => {
    const { stderr, exitCode } = await doctor('--sbc', 'other=10.0.0.5:5061', '--sbc', 'main=10.0.0.5');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('npm run doctor: --sbc: "other=10.0.0.5:5061" isn\'t an SBC and its address.');
    expect(stderr).toContain('"main=10.0.0.5" isn\'t an SBC and its address.');
  });

  it('prints a line a finding, what to do below it, and counts', () => {
    const text = reportText('lab', [
      { about: 'sbc', of: 'main', standing: 'bad', text: 'it is\nbroken.', fix: 'mend it.' },
      { about: 'state', standing: "can't tell", text: 'who knows.', toKnow: 'look.' },
    ]);
    expect(text).toBe(
      [
        'bad         sbc main: it is',
        '            broken.',
        '            Fix: mend it.',
        "can't tell  state: who knows.",
        '            To know: look.',
        '',
        "lab: 0 good, 1 bad, 1 can't tell.",
      ].join('\n'),
    );
  });
});
