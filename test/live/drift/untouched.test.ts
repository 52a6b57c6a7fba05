import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../lab/identity.ts';
import { createRecorder } from '../../../providers/msteams/history/recorder.ts';
import { tenantObjects } from '../../../providers/msteams/resources/tenant-objects.ts';
import { createSession, type Session } from '../../../providers/msteams/session.ts';
import { exitCodeOf } from '../../../scripts/drift/output-schema.ts';
import { readWrites } from '../../../scripts/history/read-writes.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { type DriftingTenant, openDriftingTenant } from './a-drifting-tenant.ts';

let tenant: DriftingTenant;
const journal = mkdtempSync(join(tmpdir(), 'trunkline-drift-'));

beforeAll(async () => {
  tenant = await openDriftingTenant();
}, 120_000);
afterAll(async () => {
  await tenant.close();
  rmSync(journal, { recursive: true, force: true });
});

const wrote = new Date('2026-12-01T01:00:00Z');
const later = (minutes: number): Date => new Date(wrote.getTime() + minutes * 60_000);

let runs = 0;
/** As a run of `up` has it: whatever it writes is on record first. */
const recorded = (): Session => {
  const { file, session } = tenant;
  runs += 1;
  const place = { folder: journal, run: `run ${runs}`, now: () => wrote };
  return createSession({
    tenantId: file.id,
    journal: place,
    recorder: createRecorder({ tenantId: file.id, place, actor: async () => 'automation', secrets: [] }),
    openCmdlets: session.cmdlets as never,
    openGraph: session.graph,
    openSetup: async () => undefined,
  });
};
const write = async (name: string, parameters: Record<string, unknown>) =>
  (await recorded().cmdlets()).run(name as never, parameters as never, 'write');
const history = () => readWrites(journal, tenant.file.id);

describe('a tenant that nobody touched since up', () => {
  it('has no drift, whatever of it others keep beside', async () => {
    const { drift } = await tenant.look();
    expect(drift.failures).toEqual([]);
    expect(drift.differences.map(({ text }) => text)).toEqual([]);
    expect(drift.standing).toBe('none');
    expect(exitCodeOf([drift])).toBe(0);
  });

  it('has none in what its files leave to others', async () => {
    const { byHand } = tenant;
    byHand('Set-CsOnlinePSTNGateway', { Identity: '4f9a1.teams.carrier.example', PidfLoSupported: true });
    byHand('Set-CsTeamsCallingPolicy', { Identity: 'Desk', AllowDelegation: false });
    byHand('Set-CsCallingLineIdentity', { Identity: 'Global', CallingIDSubstitute: 'Anonymous' });
    byHand('New-CsOnlinePSTNGateway', { Fqdn: 'theirs.contoso.example', SipSignalingPort: 5061 });
    byHand('New-CsOnlineVoiceRoutingPolicy', { Identity: 'Theirs', OnlinePstnUsages: [] });
    byHand('New-CsTeamsTranslationRule', { Identity: 'Theirs', Pattern: '^9$', Translation: '9' });
    const { drift } = await tenant.look();
    expect(drift.differences.map(({ text }) => text)).toEqual([]);
  });

  it.each([
    ['Get-CsOnlinePSTNGateway'],
    ['Get-CsOnlineVoiceRoute'],
    ['Get-CsTenantDialPlan'],
    ['Get-CsTeamsUnassignedNumberTreatment'],
    ['Get-CsTenantBlockedCallingNumbers'],
    ['Get-CsGroupPolicyAssignment'],
    ['numberAssignments'],
    ['userConfigurations'],
    ['/applications'],
    ['/organization'],
    ['/apps/api/v1/users'],
  ])('is not known where %s fails, and never "no drift"', async (on) => {
    for (const kind of ['error', 'throttle'] as const) {
      tenant.lab.faults.add({ kind, on, times: 1000, retryAfterSeconds: 0 });
      const { drift } = await tenant.look();
      tenant.lab.faults.clear();
      expect(drift.failures).toHaveLength(1);
      expect(drift.failures[0]?.why).not.toBe('');
      expect(drift.standing).toBe('failed');
      expect(exitCodeOf([drift])).toBe(1);
      expect(drift.differences.map(({ text }) => text)).toEqual([]);
    }
  });
});

describe('a tenant whose service is late', () => {
  const pattern = '^\\+316[1-5]\\d{7}$';
  const asked = (): Tenant => ({
    ...tenant.file,
    voiceRoutes: tenant.file.voiceRoutes.map((route) => (route.name === 'NL mobile' ? { ...route, pattern } : route)),
    users: tenant.file.users.map((user) =>
      user.upn.startsWith('bob@') ? { ...user, voiceRoutingPolicy: 'NL supervisors' } : user,
    ),
  });

  beforeAll(async () => {
    tenant.lab.switches.readModelSeconds = 6 * 3600;
    await write('New-CsBatchPolicyAssignmentOperation', {
      PolicyType: 'OnlineVoiceRoutingPolicy',
      PolicyName: 'NL supervisors',
      Identity: [idOf('user', 'bob@contoso.example')],
      OperationName: 'it',
    });
    // Last: a lagging read shows what was there before the last write.
    const session = recorded();
    await tenantObjects(session).routes();
    await (await session.cmdlets()).run(
      'Set-CsOnlineVoiceRoute',
      { Identity: 'NL mobile', NumberPattern: pattern },
      'write a route',
    );
  });

  const look = async (now: Date) => {
    tenant.lab.faults.add({ kind: 'lag', on: 'Get-CsOnlineVoiceRoute', times: 1 });
    const { drift } = await tenant.look({ file: asked(), history: history(), now });
    tenant.lab.faults.clear();
    return drift;
  };

  it('may be late where it shows what was there before trunkline wrote', async () => {
    const drift = await look(later(20));
    expect(drift.differences.map(({ about, name, standing }) => [about, name, standing])).toEqual([
      ['route', 'NL mobile', 'may be lag'],
      ['user', 'bob@contoso.example', 'may be lag'],
    ]);
    expect(drift.differences.map(({ lagSince }) => lagSince)).toEqual([wrote.toISOString(), wrote.toISOString()]);
    expect(drift.standing).toBe('may be lag');
    expect(exitCodeOf([drift])).toBe(0);
  });

  it('has drifted where it still does so once that is over', async () => {
    const hours = await look(later(3 * 60));
    expect(hours.differences.map(({ name, standing }) => [name, standing])).toEqual([
      ['NL mobile', 'drift'],
      ['bob@contoso.example', 'may be lag'],
    ]);
    expect(exitCodeOf([hours])).toBe(7);
    const days = await look(later(25 * 60));
    expect(days.differences.map(({ standing }) => standing)).toEqual(['drift', 'drift']);
  });

  it('has drifted where it shows what trunkline never wrote nor found', async () => {
    tenant.byHand('Set-CsOnlineVoiceRoute', { Identity: 'NL mobile', NumberPattern: '^\\+317' });
    const { drift } = await tenant.look({ file: asked(), history: history(), now: later(20) });
    const route = drift.differences.find(({ name }) => name === 'NL mobile');
    expect(route).toMatchObject({ standing: 'drift', written: { time: wrote.toISOString(), actor: 'automation' } });
  });

  it('tells drift as drift where there is no history to explain it', async () => {
    const { drift } = await tenant.look({ file: asked(), now: later(20) });
    expect(drift.standing).toBe('drift');
    expect(drift.notes.join()).toContain('No history of writes here (TRUNKLINE_JOURNAL)');
  });
});
