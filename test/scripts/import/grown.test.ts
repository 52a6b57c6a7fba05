import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readWholeTenant } from '../../../live/read-whole.ts';
import { liveSide } from '../../../live/side.ts';
import { checkCall } from '../../../routing/calls/check-call.ts';
import { manyNumbers } from '../../../routing/compare/sample-numbers.ts';
import { compileConfig } from '../../../routing/compile.ts';
import { fromTenant } from '../../../routing/from-tenant.ts';
import { factsOf } from '../../../routing/prove/facts.ts';
import { prove } from '../../../routing/prove/prove.ts';
import { answer } from '../../../routing/question.ts';
import { summaryRow } from '../../../routing/summary.ts';
import { writeFolder } from '../../../scripts/import/whole.ts';
import { type LabTenant, openLabTenant } from '../../providers/msteams/lab-tenant.ts';
import { type AnImport, importOf } from './an-import.ts';

let lab: LabTenant;
let made: AnImport;
let asked: Readonly<Record<string, number>>;
const minutes = 120_000;

beforeAll(async () => {
  vi.stubEnv('TRUNKLINE_LAB_SEED', 'grown');
  lab = await openLabTenant();
  lab.lab.context.requests.clear();
  made = await importOf(lab);
  asked = lab.lab.context.requests.list();
}, minutes);
afterAll(() => {
  vi.unstubAllEnvs();
  return lab?.close();
});

const resource = (name: string) =>
  JSON.parse(made.files['import.json']).resources.find((one: { name: string }) => one.name === name);
const comments = (text: string) =>
  text
    .split('\n')
    .filter((line) => /^\s*#/.test(line))
    .join('\n');

describe('a tenant that people made by hand over years, as files', () => {
  it('was only read', () => {
    expect(
      Object.keys(asked).filter((call) => /(New|Set|Remove|Grant|Import|Sync)-Cs|PATCH|PUT|DELETE/.test(call)),
    ).toEqual([]);
  });

  it('leaves out whole what no file can say, with the reason, and says by name what was left out', () => {
    const said = comments(made.files['tenant.yaml']);
    for (const [about, why] of [
      ['voice route "LocalRoute"', 'under a PSTN usage'],
      ['calling policy "CC supervisors"', 'ByCopilot'],
      ['treatment of unassigned numbers "Played"', 'gone.wav'],
      ['dial plan "Empty"', '1 to 50 rules'],
      ['dial plan "Script"', "names a group that the pattern doesn't have"],
      ['voice route "Pasted"', 'pattern: ^…’ are typographic quotes'],
      ['voice routing policy "=SUM(A1) \\"old\\", yes"', 'nobody sees'],
      ['dial plan "Global"', '^(112)$'],
    ]) {
      const line = said.split('\n').find((one) => one.includes(about ?? ''));
      expect(line).toContain(why);
      expect(made.lines.join('\n')).toContain(about?.replaceAll('\\"', '\\"'));
    }
    expect(made.tenant.voiceRoutes.map(({ name }) => name)).not.toContain('LocalRoute');
    expect(made.tenant.callingPolicies.map(({ name }) => name)).toEqual(['CC agents']);
    // What Global would decide is said too, so that no file leaves it open.
    expect(made.tenant.callingPolicies[0]).toMatchObject({
      busyOnBusy: 'Disabled',
      inboundTreatment: 'RegularIncoming',
    });
    expect(made.tenant.unassignedNumbers.map(({ name }) => name)).toEqual(['Leavers']);
    expect(made.tenant.global).toEqual({ reason: 'as it was when the tenant was imported', policy: ['Emergency'] });
    expect(said).not.toContain('voice routing policy "Global"');
    expect(resource('direct-routing-global-policy')).toMatchObject({
      id: 'global',
      outputs: { pstnUsages: ['Emergency'], __before: '{}' },
    });
  });

  it('has users name what was left out all the same, and what it decides is said as somebody else’s', () => {
    const users = new Map(made.tenant.users.map((user) => [user.upn.split('@')[0], user]));
    expect(made.tenant.users.map(({ upn }) => upn)).toEqual(made.tenant.users.map(({ upn }) => upn).toSorted());
    expect(users.get('fay')?.callingPolicy).toBe('CC supervisors');
    expect(users.get('cyd')?.dialPlan).toBe('Empty');
    expect(users.get('ada')?.voiceRoutingPolicy).toBe('=SUM(A1) "old", yes');
    expect(made.files['users.csv']).toContain('"\'=SUM(A1) ""old"", yes"');
    expect(made.tenant.dialPlans.find(({ name }) => name === 'Empty')).toMatchObject({ existing: true, rules: [] });
    expect(made.tenant.voiceRoutingPolicies.find(({ name }) => name.startsWith('='))).toMatchObject({
      existing: true,
      pstnUsages: ['Emergency', 'Old: 2019'],
    });
    expect(users.get('hal')?.dialPlan).toBe('Script');
    expect(made.tenant.dialPlans.find(({ name }) => name === 'Script')).toMatchObject({
      existing: true,
      rules: [{ name: 'Lost', translation: '+31$2' }],
    });
    for (const name of [
      'dial-plans-script',
      'direct-routing-route-pasted',
      'dial-plans-empty',
      'direct-routing-policy-=sum(a1) "old", yes',
    ])
      expect(resource(name)).toBeUndefined();
  });

  it('has rules, routes and lists in their order, and every text as it was', () => {
    const plan = made.tenant.dialPlans.find(({ name }) => name === 'Carrier-NL');
    expect(plan?.rules.map(({ name, pattern, translation }) => [name, pattern, translation])).toEqual([
      ["It's #1: 'desk'", '^55(55\\d*)$', '123456$1'],
      ['- x', '^\\*31#$', '*31#'],
      ['null', '^(0900\\d*)$', '+31$1'],
    ]);
    expect(made.tenant.voiceRoutes.find(({ name }) => name === 'Company')?.pstnUsages).toEqual([
      'National',
      'International',
      'Old: 2019',
    ]);
    // Its section comes first, since it is tried before the routes of the usage that it shares.
    expect(made.tenant.pstnUsages.map(({ name }) => name)).toEqual([
      'Emergency',
      'Old: 2019',
      'National',
      'International',
      'Fallback',
    ]);
    expect(made.tenant.pstnUsages[2]?.routes.slice(0, 2)).toEqual(['Short', 'Company']);
    expect(made.tenant.voiceRoutes.find(({ name }) => name.startsWith('Test'))?.description).toBe(
      '=HYPERLINK("http://x")\n- a: \'b\' # c',
    );
    expect(made.tenant.sbcs.map(({ key, derived }) => [key, derived])).toEqual([
      ['4f9a1', false],
      ['contoso', true],
    ]);
    // Teams prints this list by two names.
    expect(made.tenant.sbcs[0]?.outboundTeams).toEqual(['Strip +31']);
    expect(made.tenant.sbcs[0]?.outboundPstn).toEqual(['Add area', 'Strip +31']);
  });

  it('has people of a group and people abroad at a site that says so', () => {
    expect(made.tenant.groups).toEqual([{ name: 'CC Amsterdam', voiceRoutingPolicy: 'NL agents', dialPlan: 'NL' }]);
    const dan = made.tenant.users.find(({ upn }) => upn.startsWith('dan@'));
    expect(dan).toMatchObject({ group: 'CC Amsterdam', byGroup: ['voiceRoutingPolicy', 'dialPlan'] });
    expect(made.tenant.users.find(({ upn }) => upn.startsWith('gus@'))).toMatchObject({ country: 'DE' });
  });

  it("imports CCAIP's application and has it protected; its secret is none of the file's", () => {
    expect(made.tenant.app).toMatchObject({ displayName: 'Google CCAIP', inUse: true, secrets: [{ name: '2026-11' }] });
    expect(made.tenant.ucaas.linked).toBeUndefined();
    expect(resource('ucaas-app-application')).toMatchObject({ parent: 'ucaas-app' });
    expect(made.lines.join('\n')).toMatch(/Google CCAIP .*protected; the values of its client secret can't be read/);
    expect(JSON.stringify(made.files)).not.toContain('nobody has this one');
  });

  it('imports numbers and policies as found, so that a destroy leaves them', () => {
    const { inputs, outputs } = resource('voice-users-numbers');
    expect(Object.keys(inputs.numbers)).toHaveLength(12);
    expect(outputs.users.split('\n')).toHaveLength(12);
    expect(outputs.users).not.toContain(' made ');
    expect(resource('voice-users-group-cc amsterdam-TenantDialPlan')).toMatchObject({
      id: expect.stringMatching(/^TenantDialPlan\/[0-9a-f-]{36}$/),
      outputs: { policy: 'NL', group: 'CC Amsterdam' },
    });
  });

  it('goes by its files as it goes in the tenant, for every user and thousands of numbers', () => {
    const file = compileConfig(fromTenant(made.tenant));
    const { voice: live } = liveSide(made.whole.rows, made.tenant);
    const numbers = manyNumbers('NL').filter((_, index) => index % 40 === 0);
    let count = 0;
    for (const { upn } of made.tenant.users) {
      for (const dialled of numbers) {
        const [byFile, now] = [file, live].map((voice) => answer(voice, { kind: 'dialled', upn, dialled }));
        count += 1;
        if (byFile && now) expect(summaryRow(byFile)).toEqual(summaryRow(now));
      }
    }
    expect(count).toBeGreaterThan(5_000);
  });

  it('expects what happens today, never an emergency call that reaches nobody, which lint names as an error', () => {
    const file = compileConfig(fromTenant(made.tenant));
    for (const call of made.calls) expect(checkCall(file, call).failures).toEqual([]);
    const emergencies = made.calls.flatMap((call) =>
      'dial' in call && ['112', '110'].includes(call.dial) ? [call] : [],
    );
    expect(emergencies.length).toBeGreaterThan(0);
    expect(emergencies.every(({ expect: wanted }) => typeof wanted === 'object' && wanted.route === 'Emergency')).toBe(
      true,
    );
    expect(comments(made.files['calls.yaml'])).toMatch(/bob dials 112: \+31112, dropped/);
    const lost = prove(factsOf(made.tenant)).findings.filter(({ kind }) => kind === 'emergency-lost');
    expect(lost.some(({ level }) => level === 'error')).toBe(true);
  });

  it(
    'says the same, byte by byte, the second time',
    async () => {
      expect((await importOf(lab)).files).toEqual(made.files);
    },
    minutes,
  );

  it(
    'is no folder at all where a read failed',
    async () => {
      const root = mkdtempSync(join(tmpdir(), 'trunkline-import-'));
      lab.lab.faults.add({ kind: 'error', on: 'Get-CsTenantDialPlan', times: 50 });
      await expect(readWholeTenant(lab.session)).rejects.toThrow(/read dial plans/);
      lab.lab.faults.clear();
      const told = {
        name: 'contoso',
        tenantId: lab.session.tenantId,
        inboundDomain: 'ujet.sip.carrier.example',
        portal: undefined,
      };
      // Nobody has a number there: no file can say that.
      const rows = { ...made.whole.rows, people: [], numbers: [] };
      expect(() => writeFolder(root, { ...made.whole, rows }, told, '2026-11-30')).toThrow(/Nobody in tenant/);
      expect(() => writeFolder(root, { ...made.whole, applications: [] }, told, '2026-11-30')).toThrow(
        /--portal: is missing/,
      );
      expect(existsSync(join(root, 'contoso'))).toBe(false);
    },
    minutes,
  );
});
