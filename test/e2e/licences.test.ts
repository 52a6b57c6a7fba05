import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labSetupEnvironment } from '../../lab/environment.ts';
import { labTenantId, setup } from '../../lab/identity.ts';
import { historyFile, historyFolder } from '../../providers/msteams/history/history-file.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

interface Person {
  readonly userPrincipalName: string;
  readonly licences: readonly string[];
  readonly usageLocation: string | null;
}

const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
const phone = 'e43b5b99-8dfb-405f-9987-dc307f34bcbd';

const person = async (name: string): Promise<Person> => {
  const { users } = (await tenant.dump()) as unknown as { users: readonly Person[] };
  const found = users.find(({ userPrincipalName }) => userPrincipalName === `${name}@contoso.example`);
  if (found === undefined) throw new Error(`nobody called ${name}`);
  return found;
};

const row = (name: string, last: number) => `${name}@contoso.example,+312055521${last},Amsterdam,,agent`;
const without = (...names: readonly string[]) =>
  tenant.editUsers((rows) => rows.filter((one) => !names.some((name) => one.startsWith(`${name}@`))));

/** As many more of a licence as are said are free from now on. */
const free = async (skuPartNumber: string, count: number) => {
  const { value } = (await tenant.graph('GET', '/v1.0/subscribedSkus')) as {
    value: readonly { skuPartNumber: string; consumedUnits: number }[];
  };
  const used = value.find((one) => one.skuPartNumber === skuPartNumber)?.consumedUnits ?? 0;
  await tenant.press('licences', { skuPartNumber, enabled: used + count });
};

/** The history's writes, each as it was sent. */
const written = (): readonly Record<string, unknown>[] => {
  const folder = historyFolder(tenant.session.env.TRUNKLINE_JOURNAL ?? '', labTenantId);
  const lines = readFileSync(historyFile(folder), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ step }) => step === 'sent');
};

const upIsFine = async () => {
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
  return run;
};

beforeAll(async () => {
  tenant = await openLabTenant();
  tenant.session.withSetup(true);
  expect((await tenant.up()).exitCode).toBe(0);
});
afterAll(() => tenant.close());

describe('licences: assign, on the real engine', () => {
  it('gives nobody anything, and changes nobody, where everybody has one', async () => {
    tenant.editTenant((document) => {
      document.setIn(['licences'], 'assign');
      document.setIn(['protect'], false);
    });
    const before = (await tenant.dump()).users;
    expect((await tenant.preview()).map(({ op, name }) => `${op} ${name}`).toSorted()).toEqual([
      'create voice-users-licence-returns',
      'create voice-users-licences',
    ]);
    await upIsFine();
    expect((await tenant.dump()).users).toEqual(before);
  });

  it('gives users without Phone System the add-on and their number in one up, when Teams has heard of it', async () => {
    await tenant.hire('lea', 'SPE_E3');
    await tenant.hire('mia', 'SPE_E3');
    await tenant.press('switches', { teamsLicenceSeconds: 60 });
    tenant.editUsers((rows) => [...rows, row('lea', 13), row('mia', 14)]);
    const { stdout } = await tenant.session.run('preview', '--non-interactive');
    expect(stdout).toContain(
      'To be given, by the setup identity (TRUNKLINE_SETUP_*): Teams Phone Standard (MCOEV) to 2 users: lea@contoso.example, mia@contoso.example.',
    );
    expect(stdout).not.toContain("can't get the number");
    await upIsFine();
    expect((await person('lea')).licences).toEqual([e3, phone]);
    expect(await tenant.numbers()).toMatchObject({ 'lea@contoso.example': '+31205552113' });
    expect(await tenant.preview('--refresh')).toEqual([]);
  });

  it('takes it back after the number, when the row goes', async () => {
    without('lea');
    const steps = await tenant.preview();
    const told = steps.filter(({ name }) => !name.includes('policies'));
    expect(Object.fromEntries(told.map(({ name, changes }) => [name, changes.toSorted()]))).toEqual({
      'voice-users-licences': ['delete lea@contoso.example', 'update people'],
      'voice-users-numbers': ['delete lea@contoso.example', 'update numbers'],
      'voice-users-licence-returns': ['delete lea@contoso.example'],
    });
    await upIsFine();
    expect((await person('lea')).licences).toEqual([e3]);
    expect(await tenant.numbers()).not.toHaveProperty('lea@contoso.example');
    expect((await person('mia')).licences).toEqual([e3, phone]);
    expect(await tenant.preview()).toEqual([]);
    const ofLea = written().filter(({ kind, upn }) => kind === 'Licences' && upn === 'lea@contoso.example');
    expect(ofLea.map(({ from, to, actor }) => ({ from, to, actor }))).toEqual([
      { from: null, to: 'MCOEV', actor: setup.clientId },
      { from: 'MCOEV', to: null, actor: setup.clientId },
    ]);
  });

  it('gives nobody any where too few are free, says how many are missing, and everybody else has the number', async () => {
    await tenant.hire('ned', 'SPE_E3');
    await tenant.hire('oli', 'SPE_E3');
    await tenant.hire('pam', 'SPE_E5');
    await free('MCOEV', 1);
    tenant.editUsers((rows) => [...rows, row('ned', 15), row('oli', 16), row('pam', 17)]);
    const { stdout } = await tenant.session.run('preview', '--non-interactive');
    expect(stdout).toMatch(
      /Not enough licences: 2 users need Teams Phone Standard \(MCOEV\), of which 1 of \d+ is free/,
    );
    const run = await tenant.up();
    expect(run.exitCode).not.toBe(0);
    expect((await person('ned')).licences).toEqual([e3]);
    expect(await tenant.numbers()).toMatchObject({ 'pam@contoso.example': '+31205552117' });
    await free('MCOEV', 2);
    await upIsFine();
    expect((await person('oli')).licences).toEqual([e3, phone]);
    expect(await tenant.numbers()).toMatchObject({ 'ned@contoso.example': '+31205552115' });
    expect(await tenant.preview()).toEqual([]);
  });

  it('takes a licence back where none is free for whoever comes, and gives it on with the next up', async () => {
    await tenant.hire('sam', 'SPE_E3');
    tenant.editUsers((rows) => [...rows.filter((one) => !one.startsWith('oli@')), row('sam', 13)]);
    expect((await tenant.up()).exitCode).not.toBe(0);
    expect((await person('oli')).licences).toEqual([e3]);
    expect((await person('sam')).licences).toEqual([e3]);
    await upIsFine();
    expect((await person('sam')).licences).toEqual([e3, phone]);
    expect(await tenant.numbers()).toMatchObject({ 'sam@contoso.example': '+31205552113' });
    expect(await tenant.preview()).toEqual([]);
  });

  it('leaves a licence that a group gives', async () => {
    await free('MCOEV', 10);
    await tenant.hire('quin', 'SPE_E3');
    const group = (await tenant.graph('POST', '/v1.0/groups', {
      displayName: 'Phones',
      mailEnabled: false,
      mailNickname: 'phones',
      securityEnabled: true,
    })) as { id: string };
    const quin = (await tenant.graph('GET', '/v1.0/users/quin@contoso.example?$select=id')) as { id: string };
    await tenant.graph('POST', `/v1.0/groups/${group.id}/members/$ref`, {
      '@odata.id': `${tenant.session.url}/v1.0/directoryObjects/${quin.id}`,
    });
    await tenant.graph('POST', `/v1.0/groups/${group.id}/assignLicense`, {
      addLicenses: [{ skuId: phone, disabledPlans: [] }],
      removeLicenses: [],
    });
    await tenant.press('clock', { advanceSeconds: 3600 });
    tenant.editUsers((rows) => [...rows, row('quin', 18)]);
    await upIsFine();
    expect(await tenant.numbers()).toMatchObject({ 'quin@contoso.example': '+31205552118' });
    without('quin');
    await upIsFine();
    expect((await person('quin')).licences).toEqual([e3, phone]);
  });

  it('knows after a kill what it gave', async () => {
    await tenant.hire('rob', 'SPE_E3');
    tenant.editUsers((rows) => [...rows, row('rob', 19)]);
    await tenant.press('faults', { kind: 'holdReply', on: 'assignLicense', times: 1 });
    const up = spawn(tenant.session.pulumi, ['up', '--yes', '--skip-preview', '--non-interactive'], {
      cwd: tenant.session.project(['up']),
      env: { ...tenant.session.env, ...labSetupEnvironment() },
      stdio: 'ignore',
      detached: true,
    });
    const ended = once(up, 'exit');
    while (!(await person('rob')).licences.includes(phone)) expect(up.exitCode).toBeNull();
    process.kill(-(up.pid ?? 0), 'SIGKILL'); // the CLI and what it started
    await ended;
    await tenant.calm();
    expect((await person('rob')).licences).toEqual([e3, phone]);
    await tenant.press('clock', { advanceSeconds: 3600 });
    await tenant.session.run('cancel', '--yes');
    await upIsFine();
    expect(await tenant.preview()).toEqual([]);
    without('rob');
    await upIsFine();
    expect((await person('rob')).licences).toEqual([e3]);
  });

  it('is taken out of the file again, and destroyed, without taking anything', async () => {
    tenant.editTenant((document) => {
      document.setIn(['licences'], 'check');
    });
    const run = await upIsFine();
    expect(run.stdout).toContain('Left with their users: 3 licences that this stack gave');
    for (const name of ['mia', 'ned', 'sam']) expect((await person(name)).licences).toEqual([e3, phone]);
    expect(await tenant.preview()).toEqual([]);
    const destroyed = await tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive');
    expect(`${destroyed.exitCode}${destroyed.exitCode === 0 ? '' : destroyed.stdout}`).toBe('0');
    for (const name of ['mia', 'ned', 'sam']) expect((await person(name)).licences).toEqual([e3, phone]);
  });
});
