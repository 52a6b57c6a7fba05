import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LabContext } from '../../../lab/context.ts';
import { byHand, planOf } from '../../../lab/seed/in-use.ts';
import { checkCall } from '../../../routing/calls/check-call.ts';
import { compileConfig } from '../../../routing/compile.ts';
import { fromTenant } from '../../../routing/from-tenant.ts';
import { loadTenant } from '../../../tenant/load.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { upWithoutEngine } from '../../live/up-without-engine.ts';
import { openLabTenant, stepContext } from '../../providers/msteams/lab-tenant.ts';
import { importOf } from './an-import.ts';

const { tenant, problems } = loadTenant({
  root: resolve(import.meta.dirname, '..', '..', '..', 'stacks'),
  name: 'lab',
  today: '2026-11-22',
  env: {},
});
if (tenant === undefined) throw new Error(JSON.stringify(problems));
const plain: Tenant = tenant;
const rule = (name: string, pattern: string, translation: string) => ({ name, pattern, translation, internal: false });
const rules = [
  rule("It's #1: 'desk'", '^55(55\\d*)$', '123456$1'),
  rule('- x', '^\\*31#$', '*31#'),
  rule('null', '^(0900\\d*)$', '+31$1'),
];
const minutes = 120_000;
const portal = 'https://contoso.uc1.ccaiplatform.example';
const day = 24 * 3_600_000;

/** A tenant that `up` makes of a file, with a plan that has no rule beside, which no file makes. */
const made = async (file: Tenant, afterwards?: (lab: LabContext) => void) => {
  const lab = await openLabTenant();
  lab.lab.clock.advance(day);
  byHand(lab.lab.context, 'New-CsTenantDialPlan', planOf('None', []));
  // The lab has the calling policies of its people already: what the file makes isn't there yet.
  for (const { name } of file.callingPolicies) lab.lab.store.delete('callingPolicy', name);
  await upWithoutEngine(lab.session, file, { context: stepContext(), users: true });
  afterwards?.(lab.lab.context);
  lab.lab.clock.advance(day);
  const imported = await importOf(lab, { portal });
  await lab.close();
  return imported;
};
const section = (text: string, name: string) => new RegExp(`^${name}:\\n(?:(?: .*)?\\n)*`, 'm').exec(text)?.[0] ?? '';

describe('file, up, import, up of that, and import again', () => {
  it(
    'is the same, byte by byte: rules of odd names in their order, a plan with one, a plan with none',
    async () => {
      const users = plain.users.map((user, index) => (index === 0 ? { ...user, dialPlan: 'Desk' } : user));
      const dialPlans = [
        ...plain.dialPlans,
        { name: 'Desk', adopt: false, rules },
        { name: 'One', adopt: false, rules: rules.slice(0, 1) },
      ];
      const once = await made({ ...plain, users, dialPlans });
      const twice = await made(once.tenant);
      for (const name of ['dialPlans', 'pstnUsages', 'voiceRoutingPolicies', 'sbcs', 'callingPolicies']) {
        expect(section(once.files['tenant.yaml'], name)).not.toBe('');
        expect(section(twice.files['tenant.yaml'], name)).toBe(section(once.files['tenant.yaml'], name));
      }
      expect(twice.files['users.csv']).toBe(once.files['users.csv']);
      expect(twice.files['calls.yaml']).toBe(once.files['calls.yaml']);
      const said = section(once.files['tenant.yaml'], 'dialPlans');
      expect(said).toContain(`  Desk:
    - { name: 'It''s #1: ''desk''', pattern: '^55(55\\d*)$', translation: '123456$1' }
    - { name: '- x', pattern: '^\\*31#$', translation: '*31#' }
    - { name: 'null', pattern: '^(0900\\d*)$', translation: '+31$1' }
`);
      expect(said).toContain('  None:\n    existing: true\n    rules: []\n');
      expect(said).toContain("  One:\n    - { name: 'It''s #1: ''desk''', ");
      expect(once.files['tenant.yaml']).not.toContain('global');
      const voice = compileConfig(fromTenant(once.tenant));
      expect(checkCall(voice, { as: 'ada', dial: '5555', expect: { number: '12345655' } }).failures).toEqual([]);
    },
    minutes,
  );

  it(
    'says Global by what the file has for others, imports it as found, and tells what no entry says',
    async () => {
      const global = {
        reason: 'as it was when the tenant was imported',
        policy: ['Emergency', 'National'],
        dialPlan: 'One',
        emergencyCallRoutingPolicy: 'NL',
        callerIdPolicy: 'Hidden',
      };
      const file: Tenant = {
        ...plain,
        global,
        dialPlans: [...plain.dialPlans, { name: 'One', adopt: false, rules: rules.slice(0, 1) }],
        emergencyCallRoutingPolicies: [
          {
            name: 'NL',
            adopt: false,
            enhancedServices: true,
            numbers: [{ dial: '112', masks: ['117'], usage: 'Emergency' }],
          },
        ],
        callerIdPolicies: [
          { name: 'Hidden', adopt: false, show: 'anonymous', userOverride: false, hideCallers: false },
        ],
        users: plain.users.map((user, index) => (index === 0 ? { ...user, callerIdPolicy: 'Hidden' } : user)),
      };
      const once = await made(file);
      expect(once.tenant.global).toEqual(global);
      const resources = JSON.parse(once.files['import.json']).resources as { type: string; outputs: object }[];
      const ofGlobal = resources.filter(({ type }) => type.startsWith('msteams:index:Global'));
      expect(ofGlobal.map(({ type }) => type.replace('msteams:index:Global', '')).toSorted()).toEqual([
        'CallerIdPolicy',
        'DialPlan',
        'EmergencyCallRoutingPolicy',
        'VoiceRoutingPolicy',
      ]);
      for (const { outputs } of ofGlobal) expect(outputs).toMatchObject({ __before: '{}' });
      expect(once.lines.join('\n')).not.toContain('"Global"');
      // A plan that says more than Global does is none to name.
      const other = await made({ ...file }, (lab) =>
        byHand(lab, 'Set-CsTenantDialPlan', planOf('Global', rules.slice(0, 2))),
      );
      const { dialPlan: _, ...rest } = global;
      expect(other.tenant.global).toEqual(rest);
      expect(other.files['tenant.yaml']).toContain(
        'A file says this Global by the name of one of its dialPlans, and none of them says the same',
      );
    },
    2 * minutes,
  );
});
