import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowDestroy } from '../../scripts/pulumi/allow-destroy.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
  await up();
});
afterAll(() => tenant.close());

const fqdn = 'sbc2.4f9a1.teams.carrier.example';
const main = '4f9a1.teams.carrier.example';
const up = async () => {
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
};
const refused = async (words: RegExp) => {
  const run = await tenant.up();
  expect(run.exitCode).not.toBe(0);
  expect(run.stdout + run.stderr).toMatch(words);
};
const gateway = async () =>
  ((await tenant.byHand('Get-CsOnlinePSTNGateway', {})) as { Identity: string; Enabled: boolean }[]).find(
    ({ Identity }) => Identity === fqdn,
  );
const routesBy = async () =>
  (
    (await tenant.byHand('Get-CsOnlineVoiceRoute', {})) as { Identity: string; OnlinePstnGatewayList: string[] }[]
  ).flatMap(({ Identity, OnlinePstnGatewayList }) => (OnlinePstnGatewayList.includes(fqdn) ? [Identity] : []));
/** Emergency calls go by these SBCs. */
const routeNames = (...sbcs: string[]) =>
  tenant.editTenant((document) => {
    document.setIn(['pstnUsages', 'Emergency', 0, 'sbcs'], sbcs);
  });
const hours = (count: number) => tenant.press('clock', { advanceSeconds: count * 3600 });

describe('an SBC that leaves', () => {
  it('is protected as long as nobody drains it', async () => {
    tenant.editTenant((document) => {
      document.set('protect', true);
      document.setIn(['sbcs', 'second'], { fqdn, port: 5061 });
    });
    routeNames('main', 'second');
    await up();
    expect(await gateway()).toMatchObject({ Enabled: true });
    expect(await routesBy()).toEqual(['Emergency']);
  });

  it('is drained by one up, which lifts its protection alone, and stays so however often up runs', async () => {
    tenant.editTenant((document) => {
      document.setIn(['sbcs', 'second', 'drain'], true);
      document.setIn(['sbcs', 'second', 'drainFor'], '6h');
    });
    const steps = await tenant.preview();
    expect(steps.map(({ name, changes }) => [name, changes.toSorted()])).toEqual([
      [`direct-routing-sbc-${fqdn}`, ['add drainFor', 'update enabled']],
    ]);
    await up();
    expect(await gateway()).toMatchObject({ Enabled: false });
    expect(await tenant.preview()).toEqual([]);
    await up();
    expect(await gateway()).toMatchObject({ Enabled: false });
  });

  it('is disabled again by the next up when somebody has enabled it by hand', async () => {
    await tenant.byHand('Set-CsOnlinePSTNGateway', { Identity: fqdn, Enabled: true });
    expect(await tenant.preview()).toEqual([
      { op: 'update', name: `direct-routing-sbc-${fqdn}`, changes: ['update enabled'] },
    ]);
    await up();
    expect(await gateway()).toMatchObject({ Enabled: false });
    expect(await tenant.preview()).toEqual([]);
  });

  it('is refused its removal before its time, when its routes have let it go already, and goes after it', async () => {
    routeNames('main');
    tenant.editTenant((document) => {
      document.deleteIn(['sbcs', 'second']);
    });
    await refused(/it takes no new calls since .* UTC, and calls in progress have until .* UTC to end \(drainFor 6h\)/);
    expect(await gateway()).toMatchObject({ Enabled: false });
    expect(await routesBy()).toEqual([]);
    await hours(6);
    await up();
    expect(await gateway()).toBeUndefined();
    expect(await tenant.preview()).toEqual([]);
  });

  it('is still protected where it was never drained', async () => {
    tenant.editTenant((document) => {
      document.setIn(['sbcs', 'second'], { fqdn, port: 5061 });
    });
    await up();
    tenant.editTenant((document) => {
      document.deleteIn(['sbcs', 'second']);
    });
    await refused(/protect/);
    expect(await gateway()).toMatchObject({ Enabled: true });
    tenant.editTenant((document) => {
      document.setIn(['sbcs', 'second'], { fqdn, port: 5061, drain: true, drainFor: '30m' });
    });
    await up();
    tenant.editTenant((document) => {
      document.setIn(['sbcs', 'second'], { fqdn, port: 5061 });
    });
    await up();
    expect(await gateway()).toMatchObject({ Enabled: true });
  });

  it('drained, holds a destroy up until its time has passed', async () => {
    tenant.editTenant((document) => {
      document.set('protect', false);
      document.setIn(['sbcs', 'main', 'drain'], true);
      document.setIn(['sbcs', 'main', 'drainFor'], '5h');
    });
    await up();
    const { pulumi, env } = tenant.session;
    await expect(allowDestroy(pulumi, ['destroy', '--yes'], env)).rejects.toThrow(
      /^stack: sbc:4f9a1\.teams\.carrier\.example: takes no new calls since .* \(drainFor 5h\)\.$/m,
    );
    const destroy = () => tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive');
    const early = await destroy();
    expect(early.exitCode).not.toBe(0);
    expect(early.stdout + early.stderr).toMatch(/calls in progress have until .* UTC to end \(drainFor 5h\)/);
    await hours(5);
    const late = await destroy();
    expect(`${late.exitCode}${late.exitCode === 0 ? '' : late.stdout}`).toBe('0');
    expect(
      ((await tenant.byHand('Get-CsOnlinePSTNGateway', {})) as { Identity: string }[]).map(({ Identity }) => Identity),
    ).not.toContain(main);
  });
});
