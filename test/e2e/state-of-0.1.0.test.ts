import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { automation } from '../../lab/identity.ts';
import { markOf } from '../../providers/msteams/resources/described/mark.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

/** The lab's stack as version 0.1.0 left it (`stack export`). */
const before = readFileSync(join(import.meta.dirname, 'state-of-0.1.0.json'), 'utf8');

interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

const resourcesOf = (state: string): Resource[] =>
  (JSON.parse(state) as { deployment: { resources: Resource[] } }).deployment.resources;

const ofTeams = (state: string) =>
  resourcesOf(state)
    .filter(({ type }) => type.startsWith('msteams:'))
    .map(({ urn, id }) => ({ urn, id }))
    .sort((one, other) => one.urn.localeCompare(other.urn));

/** Ids that Entra chose, which differ from lab to lab. */
const idsOfEntra = (state: string): string[] => {
  const of = (type: string) => resourcesOf(state).find((one) => one.type.endsWith(type));
  return [
    of(':Application')?.outputs?.objectId,
    of(':Application')?.outputs?.clientId,
    of(':ServicePrincipal')?.outputs?.objectId,
    of(':ApplicationPassword')?.outputs?.keyId,
  ].map(String);
};

let tenant: LabTenant;
/** The same tenant's state as today's code makes it. */
let today: string;

const exported = async () => (await tenant.session.run('stack', 'export')).stdout;

beforeAll(async () => {
  tenant = await openLabTenant();
  expect((await tenant.up()).exitCode).toBe(0);
  today = await exported();
  // An SBC's URN had its key then, and so had its mark in Teams.
  const sbc = resourcesOf(before).find(({ type }) => type === 'msteams:index:Sbc');
  const Description = `[trunkline ${markOf(sbc?.urn ?? '')}]`;
  await tenant.byHand('Set-CsOnlinePSTNGateway', { Identity: sbc?.outputs?.fqdn, Description });
  const fresh = idsOfEntra(today);
  const state = idsOfEntra(before).reduce((text, id, index) => text.replaceAll(id, fresh[index] ?? ''), before);
  const file = join(tenant.tenants, 'before.json');
  writeFileSync(file, state);
  const imported = await tenant.session.run('stack', 'import', '--file', file);
  expect(`${imported.exitCode} ${imported.stderr}`).toBe('0 ');
  // What that version asked for, and no Domain.Read.All.
  await tenant.press('permissions', {
    principalId: automation.objectId,
    roles: [
      'Application.ReadWrite.OwnedBy',
      'User.Read.All',
      'TeamsTelephoneNumber.ReadWrite.All',
      'TeamsUserConfiguration.Read.All',
      'Organization.Read.All',
    ],
  });
});
afterAll(() => tenant.close());

/** A resource that 0.1.0 didn't have; the first `up` takes what is there as it is. */
const domainAlone = [{ op: 'create', name: 'direct-routing-sip-domain', changes: [] }];

describe('a stack that version 0.1.0 left', () => {
  it('has nothing to do on its first preview but to look at the SIP domain, nor on a second after a refresh', async () => {
    expect(await tenant.preview()).toEqual(domainAlone);
    const seen = await tenant.session.run('preview', '--non-interactive');
    expect(seen.stdout).toContain('all 12 count as made by this stack');
    const drift = await tenant.session.run(
      'refresh',
      ...['--preview-only', '--expect-no-changes', '--non-interactive', '--exclude', '**azuread**'],
    );
    expect(`${drift.exitCode}\n${drift.exitCode === 0 ? '' : drift.stdout}`).toBe('0\n');
    const refreshed = await tenant.session.run('refresh', '--yes', '--skip-preview', '--non-interactive');
    expect(refreshed.exitCode).toBe(0);
    expect(await tenant.preview()).toEqual(domainAlone);
  });

  it('has the URNs and ids that are given today, but for an SBC, which had its name from its key', () => {
    const sbc = ({ urn }: { urn: string }) => urn.includes(':Sbc::');
    const others = (state: string) => ofTeams(state).filter((one) => !sbc(one) && !one.urn.includes(':SipDomain::'));
    expect(others(before)).toEqual(others(today));
    const [was, is] = [before, today].map((state) => ofTeams(state).filter(sbc));
    expect(was?.map(({ id }) => id)).toEqual(is?.map(({ id }) => id));
    expect([was, is].map((rows) => rows?.map(({ urn }) => urn.split('::').at(-1)))).toEqual([
      ['direct-routing-sbc-main'],
      ['direct-routing-sbc-4f9a1.teams.carrier.example'],
    ]);
  });

  it('knows its objects in Teams by their marks', async () => {
    const marked = {
      Sbc: 'Get-CsOnlinePSTNGateway',
      VoiceRoute: 'Get-CsOnlineVoiceRoute',
      VoiceRoutingPolicy: 'Get-CsOnlineVoiceRoutingPolicy',
      DialPlan: 'Get-CsTenantDialPlan',
    };
    for (const [kind, cmdlet] of Object.entries(marked)) {
      const marks = resourcesOf(before)
        .filter(({ type }) => type === `msteams:index:${kind}`)
        .map(({ urn }) => `[trunkline ${markOf(urn)}]`);
      const rows = (await tenant.byHand(cmdlet, {})) as { Description: string | null }[];
      expect(rows.map(({ Description }) => Description)).toEqual(expect.arrayContaining(marks));
      expect(marks.length).toBeGreaterThan(0);
    }
  });

  it('takes its SBC over at the first up, after which the key in the file may change', async () => {
    const shown = await tenant.dump();
    const first = await tenant.up();
    expect(`${first.exitCode}${first.exitCode === 0 ? '' : first.stdout}`).toBe('0');
    expect(ofTeams(await exported())).toEqual(ofTeams(today));
    for (const file of ['tenant.yaml', 'calls.yaml']) {
      const text = readFileSync(join(tenant.tenants, 'lab', file), 'utf8');
      tenant.writeFile(file, text.replaceAll('sbcs: [main]', 'sbcs: [first]').replace('  main: {', '  first: {'));
    }
    expect(await tenant.preview()).toEqual([]);
    const renamed = await tenant.up();
    expect(`${renamed.exitCode}${renamed.exitCode === 0 ? '' : renamed.stdout}`).toBe('0');
    expect(await tenant.dump()).toEqual(shown);
  });

  it('says of its first changed number from what to what, and from then on prints the line', async () => {
    const renumbered = (from: string, to: string) =>
      tenant.editUsers((rows) => rows.map((row) => (row.startsWith('hal@') ? row.replace(from, to) : row)));
    const numbers = async () =>
      (await tenant.preview()).find(({ name }) => name === 'voice-users-numbers')?.changes.toSorted();
    renumbered('+31205552108', '+31205552198');
    expect(await numbers()).toEqual(['update hal@contoso.example']);
    const { stdout, stderr } = await tenant.session.run('preview', '--diff', '--non-interactive');
    const first = stdout + stderr;
    expect(first).toContain('hal@contoso.example (+31205552108 → +31205552198)');
    expect(first).not.toContain('ada@contoso.example');
    expect((await tenant.up()).exitCode).toBe(0);
    expect(await tenant.preview()).toEqual([]);
    renumbered('+31205552198', '+31205552108');
    expect(await numbers()).toEqual(['update hal@contoso.example', 'update numbers']);
    const second = (await tenant.session.run('preview', '--diff', '--non-interactive')).stdout;
    expect(second).toMatch(/- hal@contoso\.example \+31205552198\s+\+ hal@contoso\.example \+31205552108/);
    expect((await tenant.up()).exitCode).toBe(0);
    expect(await tenant.numbers()).toMatchObject({ 'hal@contoso.example': '+31205552108' });
  });
});
