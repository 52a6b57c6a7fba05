import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../../scripts/import/import-file.ts';
import { loadTenant } from '../../../tenant/load.ts';
import type { Tenant } from '../../../tenant/tenant.ts';

const root = resolve(import.meta.dirname, '..', '..', '..', 'stacks');
const { tenant, problems } = loadTenant({ root, name: 'lab', today: '2026-11-22' });
if (tenant === undefined) throw new Error(JSON.stringify(problems));
const lab: Tenant = tenant;

const wordsOf = (kind: string, name: string) => {
  const made = importFile(lab, kind, name);
  return 'wrong' in made ? made.wrong : made;
};

describe('the import file', () => {
  it('files an SBC under its component and its provider, both declared', () => {
    expect(importFile(lab, 'sbc', 'main')).toEqual({
      resource: 'direct-routing-sbc-4f9a1.teams.carrier.example',
      file: {
        resources: [
          { type: 'pulumi:providers:msteams', name: 'msteams', inputs: { tenantId: lab.id } },
          { type: 'trunkline:index:DirectRouting', name: 'direct-routing', component: true },
          {
            type: 'msteams:index:Sbc',
            name: 'direct-routing-sbc-4f9a1.teams.carrier.example',
            id: '4f9a1.teams.carrier.example',
            parent: 'direct-routing',
            provider: 'msteams',
          },
        ],
      },
    });
  });

  it('has no SBC whose name isn’t known yet', () => {
    const [main] = lab.sbcs;
    if (main === undefined) throw new Error('the lab has an SBC');
    expect(importFile({ ...lab, sbcs: [{ ...main, fqdn: 'not-known-yet.invalid' }] }, 'sbc', 'main')).toEqual({
      wrong: {
        message: 'SBC "main" has no name yet, so nothing in Teams can be it.',
        allowed: 'The SIP provider makes the name; the first up writes it into the tenant file.',
        fix: 'run up first.',
      },
    });
  });

  it('takes an SBC by its FQDN too, in any case', () => {
    expect(importFile(lab, 'sbc', '4F9A1.teams.carrier.example')).toEqual(importFile(lab, 'sbc', 'main'));
  });

  it.each([
    ['pstn-usage', 'International', 'direct-routing-usage-international'],
    ['voice-route', 'nl MOBILE', 'direct-routing-route-nl mobile'],
    ['voice-routing-policy', 'NL agents', 'direct-routing-policy-nl agents'],
    ['dial-plan', 'NL-Amsterdam', 'dial-plans-nl-amsterdam'],
  ])('knows a %s by its name in Teams', (kind, name, resource) => {
    const made = importFile(lab, kind, name);
    expect(made).toMatchObject({ resource });
    expect('file' in made && made.file.resources.at(-1)).toMatchObject({ id: name.toLowerCase() });
  });

  it.each([
    ['translation-rule', 'strip', 'direct-routing-translation-strip', 'trunkline:index:DirectRouting'],
    ['calling-policy', 'desk', 'calling-policies-desk', 'trunkline:index:CallingPolicies'],
  ])('knows a %s, in its own component', (kind, name, resource, component) => {
    const made = importFile(
      {
        ...lab,
        translationRules: [{ name: 'Strip', pattern: '^0', translation: '1', existing: false, adopt: false }],
        callingPolicies: [{ name: 'Desk', adopt: false }],
      },
      kind,
      name,
    );
    expect(made).toMatchObject({ resource });
    expect('file' in made && made.file.resources.map(({ type }) => type)).toContain(component);
  });

  it('names the resources and types that the program itself uses', async () => {
    const { readFile } = await import('node:fs/promises');
    const files = ['program.ts', 'teams.ts'].map((file) => readFile(join(root, file), 'utf8'));
    const program = (await Promise.all(files)).join('\n');
    expect(program).toContain("new DirectRouting('direct-routing',");
    expect(program).toContain("new DialPlans('dial-plans',");
    expect(program).toContain("new CallingPolicies('calling-policies',");
    expect(program).toContain("('msteams', { tenantId: tenant.id })");
  });

  it.each([
    ['app', 'applications', 'azuread:index/application:Application', 'ucaas-app-application'],
    [
      'service-principal',
      'servicePrincipals',
      'azuread:index/servicePrincipal:ServicePrincipal',
      'ucaas-app-service-principal',
    ],
  ])(
    "names azuread's version, and what comes first for a %s that somebody else made",
    (kind, collection, type, name) => {
      const id = '3f0c0d2e-0000-4000-8000-00000000abcd';
      const made = importFile(lab, kind, id.toUpperCase());
      if ('wrong' in made) expect.unreachable();
      expect(made.file.resources).toEqual([
        { type: 'pulumi:providers:azuread', name: 'azuread', version: '6.9.1', inputs: { tenantId: lab.id } },
        { type: 'trunkline:index:UcaasApp', name: 'ucaas-app', component: true },
        { type, name, id: `/${collection}/${id}`, parent: 'ucaas-app', provider: 'azuread' },
      ]);
      expect(made.before).toContain(`https://graph.microsoft.com/v1.0/${collection}/${id}/owners/$ref`);
    },
  );

  it('refuses an object that the tenant file does not name', () => {
    expect(wordsOf('voice-route', 'NL mobil')).toEqual({
      message: '"NL mobil" isn\'t a voice route of this tenant.',
      allowed: 'Known voice routes: Emergency, NL geographic, NL mobile, International.',
      fix: 'write "NL mobile", or add "NL mobil" under pstnUsages.',
    });
  });

  it('refuses a kind that is none, and says why rosters need none', () => {
    const allowed =
      'Kinds: translation-rule, sbc, pstn-usage, voice-route, voice-routing-policy, calling-policy, emergency-call-routing-policy, caller-id-policy, unassigned-number-treatment, blocked-caller, blocked-caller-exemption, dial-plan, app, service-principal.';
    expect(wordsOf('queue', 'x')).toEqual({
      message: '"queue" isn\'t a kind that can be imported.',
      allowed,
      fix: 'use one of these kinds.',
    });
    expect(wordsOf('phone-numbers', 'x')).toEqual({
      message: '"phone-numbers" needs no import.',
      allowed,
      fix: 'run up: what users already have as users.csv says is found, and destroy leaves it with them.',
    });
  });
});
