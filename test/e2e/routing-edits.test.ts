import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedProgram } from './changed-program.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
  tenant.editTenant((document) => {
    document.setIn(['sbcs', 'second'], { fqdn: 'sbc2.4f9a1.teams.carrier.example', port: 5067 });
    document.setIn(
      ['pstnUsages', 'Premium'],
      [{ route: 'NL premium', pattern: '^\\+31900\\d{4,7}$', sbcs: ['second'] }],
    );
    document.setIn(['voiceRoutingPolicies', 'NL premium'], ['Emergency', 'Premium']);
  });
  tenant.editUsers((rows) =>
    rows.map((row) => (row.startsWith('dan@') ? row.replace(',,agent', ',NL premium,agent') : row)),
  );
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
});
afterAll(() => tenant.close());

describe('edits of the routing, on the real engine', () => {
  it('shows two swapped usages of a policy as one move and applies it', async () => {
    tenant.editTenant((document) => {
      document.setIn(['voiceRoutingPolicies', 'NL supervisors'], ['National', 'Emergency', 'International']);
    });
    const [step, ...others] = await tenant.preview();
    expect(others).toEqual([]);
    expect(step?.name).toBe('direct-routing-policy-nl supervisors');
    expect(step?.changes).toHaveLength(2);
    expect(step?.changes.toSorted()).toEqual([
      expect.stringMatching(/^add pstnUsages\[\d\]$/),
      expect.stringMatching(/^delete pstnUsages\[\d\]$/),
    ]);
    expect((await tenant.up()).exitCode).toBe(0);
    const [policy] = await tenant.byHand('Get-CsOnlineVoiceRoutingPolicy', { Identity: 'NL supervisors' });
    expect(policy).toMatchObject({ OnlinePstnUsages: ['National', 'Emergency', 'International'] });
    expect(await tenant.preview()).toEqual([]);
  });

  it('moves a route in front of its sibling: a move of those two, of nothing else', async () => {
    tenant.editTenant((document) => {
      const routes = document.toJS().pstnUsages.National as unknown[];
      document.setIn(['pstnUsages', 'National'], routes.toReversed());
    });
    const steps = await tenant.preview();
    expect(steps.map(({ name }) => name).toSorted()).toEqual([
      'direct-routing-route-nl geographic',
      'direct-routing-route-nl mobile',
    ]);
    for (const { changes } of steps) expect(changes).toEqual(['delete trialOrder[0]', 'add trialOrder[1]']);
    expect((await tenant.up()).exitCode).toBe(0);
    const routes = (await tenant.byHand('Get-CsOnlineVoiceRoute', {})) as { Identity: string; Priority: number }[];
    const priority = (name: string) => routes.find(({ Identity }) => Identity === name)?.Priority ?? Number.NaN;
    expect(priority('NL mobile')).toBeLessThan(priority('NL geographic'));
    expect(await tenant.preview()).toEqual([]);
  });

  it('takes a name that changes only in case as one update', async () => {
    tenant.editTenant((document) => {
      const agents = document.getIn(['voiceRoutingPolicies', 'NL agents']);
      document.deleteIn(['voiceRoutingPolicies', 'NL agents']);
      document.setIn(['voiceRoutingPolicies', 'NL Agents'], agents);
      document.setIn(['sites', 'Amsterdam', 'policy'], 'NL Agents');
    });
    const steps = await tenant.preview();
    expect(steps.filter(({ name }) => name.startsWith('direct-routing'))).toEqual([
      { op: 'update', name: 'direct-routing-policy-nl agents', changes: ['update name'] },
    ]);
    const run = await tenant.up();
    expect(run.exitCode).toBe(0);
    expect(await tenant.preview()).toEqual([]);
  });

  it("writes nothing where two SBCs have each other's key, and their routes the same SBCs", async () => {
    const before = await tenant.dump();
    swapKeys();
    expect(await tenant.preview()).toEqual([]);
    const run = await tenant.up();
    expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
    expect(await tenant.dump()).toEqual(before);
    swapKeys();
    expect((await tenant.up()).exitCode).toBe(0);
    expect(await tenant.dump()).toEqual(before);
  });

  it('replaces an SBC that has another FQDN in one up: its routes go on', async () => {
    const fqdn = 'sbc3.4f9a1.teams.carrier.example';
    tenant.editTenant((document) => document.setIn(['sbcs', 'second', 'fqdn'], fqdn));
    const run = await tenant.up();
    expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
    const sbcs = (await tenant.byHand('Get-CsOnlinePSTNGateway', {})) as { Identity: string }[];
    expect(sbcs.map(({ Identity }) => Identity).toSorted()).toEqual(['4f9a1.teams.carrier.example', fqdn]);
    const [route] = await tenant.byHand('Get-CsOnlineVoiceRoute', { Identity: 'NL premium' });
    expect(route).toMatchObject({ OnlinePstnGatewayList: [fqdn] });
    expect(await tenant.preview()).toEqual([]);
  });

  it('drops a usage, its route, an SBC and a policy with users in one edit, once an up has lifted protection', async () => {
    const protect = (on: boolean) => tenant.editTenant((document) => document.set('protect', on));
    protect(true);
    expect((await tenant.up()).exitCode).toBe(0);
    const [tenantFile, usersFile] = ['tenant.yaml', 'users.csv'].map((name) =>
      readFileSync(join(tenant.tenants, 'lab', name), 'utf8'),
    );
    const before = await tenant.dump();
    dropSecond();
    protect(false);
    const refused = await tenant.session.run('preview', '--non-interactive');
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stdout).toMatch(/sbc-sbc3\S*" cannot be deleted\s+because it is protected/);
    expect(await tenant.dump()).toEqual(before);
    tenant.writeFile('tenant.yaml', tenantFile ?? '');
    tenant.writeFile('users.csv', usersFile ?? '');
    protect(false);
    expect((await tenant.up()).exitCode).toBe(0);
    dropSecond();
    protect(true);
    const run = await tenant.up();
    expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
    const [usages] = (await tenant.byHand('Get-CsOnlinePstnUsage', {})) as { Usage: string[] }[];
    expect(usages?.Usage.toSorted()).toEqual(['Emergency', 'International', 'National']);
    expect(await tenant.byHand('Get-CsOnlinePSTNGateway', {})).toHaveLength(1);
    expect(await tenant.preview()).toEqual([]);
    protect(false);
    expect((await tenant.up()).exitCode).toBe(0);
  });

  it('loses nothing when a component is renamed without an alias: it refuses and says how', async () => {
    const before = await tenant.dump();
    const refused = await upOfRenamedComponent('direct-routing', 'routing');
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stdout).toMatch(/alias/);
    expect(await tenant.dump()).toEqual(before);
    const run = await tenant.up();
    expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
    expect(await tenant.dump()).toEqual(before);
  });

  it("takes nobody's number or policy when the users' component is renamed without an alias", async () => {
    const before = await tenant.dump();
    const renamed = await upOfRenamedComponent('voice-users', 'people');
    expect(`${renamed.exitCode}${renamed.exitCode === 0 ? '' : renamed.stdout}`).toBe('0');
    expect(await tenant.dump()).toEqual(before);
    expect((await tenant.up()).exitCode).toBe(0);
    expect(await tenant.dump()).toEqual(before);
  });
});

/** What only SBC second, its usage and its policy need. */
const dropSecond = () => {
  tenant.editTenant((document) => {
    document.deleteIn(['sbcs', 'second']);
    document.deleteIn(['pstnUsages', 'Premium']);
    document.deleteIn(['voiceRoutingPolicies', 'NL premium']);
  });
  tenant.editUsers((rows) => rows.map((row) => row.replace(',NL premium,agent', ',,agent')));
};

/** SBCs main and second change keys, in the calls that are expected too. */
const swapKeys = () => {
  for (const file of ['tenant.yaml', 'calls.yaml']) {
    const text = readFileSync(join(tenant.tenants, 'lab', file), 'utf8');
    const others: Readonly<Record<string, string>> = { main: 'second', second: 'main' };
    tenant.writeFile(
      file,
      text.replaceAll(/\b(main|second)\b(?=:|\s*\]|$)/gm, (key) => others[key] ?? key),
    );
  }
};

/** The same project with the component `from` called `to` in its program. */
const upOfRenamedComponent = (from: string, to: string) =>
  changedProgram(tenant, `renamed-${from}`, (program) => program.replaceAll(`'${from}'`, `'${to}'`))(
    ...['up', '--yes', '--skip-preview', '--non-interactive'],
  );
