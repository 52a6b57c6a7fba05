import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  const fresh = idsOfEntra(today);
  const state = idsOfEntra(before).reduce((text, id, index) => text.replaceAll(id, fresh[index] ?? ''), before);
  const file = join(tenant.tenants, 'before.json');
  writeFileSync(file, state);
  const imported = await tenant.session.run('stack', 'import', '--file', file);
  expect(`${imported.exitCode} ${imported.stderr}`).toBe('0 ');
});
afterAll(() => tenant.close());

describe('a stack that version 0.1.0 left', () => {
  it('has nothing to do on its first preview, nor on a second after a refresh', async () => {
    expect(await tenant.preview()).toEqual([]);
    const seen = await tenant.session.run('preview', '--non-interactive');
    expect(seen.stdout).toContain('all 12 count as made by this stack');
    const drift = await tenant.session.run(
      'refresh',
      ...['--preview-only', '--expect-no-changes', '--non-interactive', '--exclude', '**azuread**'],
    );
    expect(`${drift.exitCode}\n${drift.exitCode === 0 ? '' : drift.stdout}`).toBe('0\n');
    const refreshed = await tenant.session.run('refresh', '--yes', '--skip-preview', '--non-interactive');
    expect(refreshed.exitCode).toBe(0);
    expect(await tenant.preview()).toEqual([]);
  });

  it('has the URNs and ids that are given today', () => {
    expect(ofTeams(before)).toEqual(ofTeams(today));
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
});
