import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTenant } from '../../tenant/load.ts';
import { load, onlyProblem } from './a-tenant-folder.ts';

const stacks = resolve(import.meta.dirname, '..', '..', 'stacks');
const today = '2026-11-22';

describe('loadTenant', () => {
  it('reads a tenant whose files are right', () => {
    const { tenant, problems } = load();
    expect(problems).toEqual([]);
    expect(tenant?.users).toEqual([
      {
        upn: 'ada@contoso.example',
        number: '+31205552101',
        site: 'Amsterdam',
        voiceRoutingPolicy: 'NL agents',
        dialPlan: 'NL',
        ccaip: 'agent',
        sipUri: '+31205552101@ujet.sip.carrier.example',
        line: 2,
      },
    ]);
  });

  it('fills in what Teams has by default, but lets an SBC take calls', () => {
    expect(load().tenant?.sbcs).toEqual([
      {
        key: 'main',
        fqdn: 'teams.carrier.example',
        derived: false,
        port: 5061,
        enabled: true,
        sendSipOptions: true,
        failoverSeconds: 10,
        failoverResponseCodes: [408, 503, 504],
        forwardCallHistory: false,
        forwardPai: false,
        mediaBypass: false,
        mapsUsernames: false,
        adopt: false,
      },
    ]);
  });

  it('keeps the order of names, numbers among them, as it was typed', () => {
    const { tenant } = load({
      sections: {
        pstnUsages:
          "pstnUsages: { National: [{ route: A, pattern: '^1', sbcs: [main] }], 112: [{ route: B, pattern: '^2', sbcs: [main] }], 007: [] }",
        voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [National, 112, 007], 12: [] }',
      },
    });
    expect(tenant?.pstnUsages.map(({ name }) => name)).toEqual(['National', '112', '007']);
    expect(tenant?.voiceRoutingPolicies).toEqual([
      { name: 'NL agents', pstnUsages: ['National', '112', '007'], adopt: false },
      { name: '12', pstnUsages: [], adopt: false },
    ]);
  });

  it('lets anything but a policy or plan be called Global', () => {
    const sections = {
      sites: 'sites: { Global: { dialPlan: NL } }',
      dialPlans: "dialPlans: { NL: [{ name: Global, pattern: '^1', translation: '+1' }] }",
    };
    expect(load({ sections, users: 'upn,number,site\na@contoso.example,+31205552101,Global\n' }).problems).toEqual([]);
  });

  it('puts a route into the usages of alsoIn, in the order of the file', () => {
    const { tenant } = load({
      sections: {
        pstnUsages: `pstnUsages:
  National:
    - { route: Belgium, pattern: '^\\+32', sbcs: [main], alsoIn: [neighbours] }
    - { route: NL, pattern: '^\\+31', sbcs: [main] }
  Neighbours:
    - { route: Germany, pattern: '^\\+49', sbcs: [main] }`,
      },
    });
    expect(tenant?.pstnUsages).toEqual([
      { name: 'National', routes: ['Belgium', 'NL'] },
      { name: 'Neighbours', routes: ['Belgium', 'Germany'] },
    ]);
    expect(tenant?.voiceRoutes.map(({ name, pstnUsages }) => [name, pstnUsages])).toEqual([
      ['Belgium', ['National', 'Neighbours']],
      ['NL', ['National']],
      ['Germany', ['Neighbours']],
    ]);
  });

  it('tells references in the spelling of the definition', () => {
    const { tenant } = load({
      sections: {
        voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [NATIONAL] }',
        sites: 'sites: { Amsterdam: { dialPlan: nl, policy: nl AGENTS } }',
      },
      users: 'upn,number,site\nada@contoso.example,+31205552101,amsterdam\n',
    });
    expect(tenant?.voiceRoutingPolicies[0]?.pstnUsages).toEqual(['National']);
    expect(tenant?.users[0]).toMatchObject({ site: 'Amsterdam', dialPlan: 'NL', voiceRoutingPolicy: 'NL agents' });
  });

  it('sorts generations of the secret from the oldest, and makes the redirect URI', () => {
    const { tenant } = load({
      sections: {
        app: 'app: { redirectDomain: https://contoso.ccaip.example, secrets: [{ name: 2026-11, expires: 2028-10-31 }, { name: 2025-01, expires: 2026-12-31 }] }',
      },
    });
    expect(tenant?.app).toEqual({
      displayName: 'CCAIP',
      redirectDomain: 'https://contoso.ccaip.example',
      redirectUri: 'https://contoso.ccaip.example/v1/ucaas/ms_teams/oauth_callback',
      secrets: [
        { name: '2025-01', expires: '2026-12-31' },
        { name: '2026-11', expires: '2028-10-31' },
      ],
    });
  });

  it('gives the activation user in full, however it was written', () => {
    for (const user of ['activate', 'activate@teams.carrier.example']) {
      const sipDomain = `sipDomain: { name: teams.carrier.example, activation: { user: ${user}, licence: SPE_E5 } }`;
      expect(load({ sections: { sipDomain } }).tenant?.sipDomain.activation).toEqual({
        user: 'activate@teams.carrier.example',
        licence: 'SPE_E5',
      });
    }
  });

  it("lets a row of users.csv overrule its site's values, one by one", () => {
    const { tenant } = load({
      sections: {
        voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [National], None: [] }',
        sites: 'sites: { Amsterdam: { dialPlan: NL, policy: NL agents, callingPolicy: CC agents } }',
      },
      users:
        'upn,number,site,policy,calling policy\na@contoso.example,+31205552101,Amsterdam,None,\nb@contoso.example,+31205552102,Amsterdam,,CC supervisors\nc@contoso.example,+31205552103,,,\n',
    });
    expect(
      tenant?.users.map(({ voiceRoutingPolicy, dialPlan, callingPolicy }) => [
        voiceRoutingPolicy,
        dialPlan,
        callingPolicy,
      ]),
    ).toEqual([
      ['None', 'NL', 'CC agents'],
      ['NL agents', 'NL', 'CC supervisors'],
      [undefined, undefined, undefined],
    ]);
  });

  it('tells everything that is wrong in all files at once, each in its own file', () => {
    const { tenant, problems } = load({
      sections: {
        extends: 'extends: nl',
        country: '',
        sbcs: 'sbcs: { main: { fqdn: sbc.elsewhere.example, port: 5061 } }',
        app: 'app: { redirectDomain: https://contoso.ccaip.example/, secrets: [{ name: 2026-11, expires: 2029-10-31 }] }',
        ucaas: 'ucaas: { multicastLimit: 400, linked: { secret: 2026-10, by: x, on: 2026-11-20 } }',
      },
      templates: {
        nl: "country: nl\npstnUsages:\n  International:\n    - { route: Abroad, pattern: '^\\+', sbcs: [sbc3] }\n",
      },
      users: 'upn,number,site\nada@contoso.example,3.12E+10,Amsterdm\n',
    });
    expect(tenant).toBeUndefined();
    expect(problems.map((problem) => problem.split('\n')[0])).toEqual([
      `stacks/contoso/tenant.yaml:5: sbcs.main.fqdn: "sbc.elsewhere.example" isn't in a domain registered in this tenant.`,
      `stacks/contoso/tenant.yaml:10: app.redirectDomain: "https://contoso.ccaip.example/" isn't the address of a CCAIP portal.`,
      'stacks/contoso/tenant.yaml:10: app.secrets[0].expires: "2029-10-31" is more than 24 months after the first of 2026-11.',
      'stacks/contoso/tenant.yaml:11: ucaas.multicastLimit: 400 is more than 100.',
      `stacks/contoso/tenant.yaml:11: ucaas.linked.secret: "2026-10" isn't a secret generation of this tenant.`,
      `stacks/templates/nl.yaml:1: country: "nl" isn't a country.`,
      `stacks/templates/nl.yaml:4: pstnUsages.International[0].sbcs[0]: "sbc3" isn't an SBC of this tenant.`,
      `stacks/contoso/users.csv:2: site: "Amsterdm" isn't a site of this tenant.`,
      'stacks/contoso/users.csv:2: number: "3.12E+10" is what Excel makes of a long number: the last digits are lost.',
    ]);
  });

  it('judges the rest of a list by its typed positions when entries of it are wrong', () => {
    const { problems } = load({
      sections: {
        pstnUsages: `pstnUsages:
  National:
    - { route: A, sbcs: [main] }
    - { route: B, pattern: '^2', sbcs: [main] }
    - { route: C, sbcs: [main] }
    - { route: b, pattern: '^3', sbcs: [sbc3] }`,
      },
    });
    expect(problems.map((problem) => problem.split('\n')[0])).toEqual([
      'stacks/contoso/tenant.yaml:8: pstnUsages.National[0].pattern: pattern is missing.',
      'stacks/contoso/tenant.yaml:10: pstnUsages.National[2].pattern: pattern is missing.',
      'stacks/contoso/tenant.yaml:11: pstnUsages.National[3].route: "b" is "B", which stands at pstnUsages.National[1].route already.',
      `stacks/contoso/tenant.yaml:11: pstnUsages.National[3].sbcs[0]: "sbc3" isn't an SBC of this tenant.`,
    ]);
  });

  it('tells no consequence of a mistake as another mistake', () => {
    const { problems } = load({
      sections: {
        sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 99999, mapsUsernames: yes } }',
        dialPlans: "dialPlans: { NL: [{ name: National, patern: '^0', translation: '+31' }] }",
        app: 'app: { redirectDomain: https://contoso.ccaip.example, secrets: [{ name: 2026-11, expires: tomorrow }] }',
        ucaas: 'ucaas: { multicastLimit: 40, linked: { secret: 2026-11, by: x, on: 2026-11-20 } }',
      },
      users: 'upn,number,site,ccaip\nada@teams.carrier.example,+31205552101,Amsterdam,agent\n',
    });
    expect(problems.map((problem) => problem.split('\n')[0])).toEqual([
      'stacks/contoso/tenant.yaml:5: sbcs.main.port: 99999 is more than 65535.',
      'stacks/contoso/tenant.yaml:5: sbcs.main.mapsUsernames: "yes" isn\'t true or false.',
      `stacks/contoso/tenant.yaml:8: dialPlans.NL[0].patern: "patern" isn't a setting here.`,
      `stacks/contoso/tenant.yaml:10: app.secrets[0].expires: "tomorrow" isn't a date.`,
    ]);
  });

  it('still reads users.csv when the tenant file is no YAML', () => {
    const { problems } = load({ tenant: 'sbcs: [', users: 'upn,number,site\nada,+31205552101,Amsterdam\n' });
    expect(problems).toHaveLength(2);
    expect(problems[1]).toContain('stacks/contoso/users.csv:2: upn: "ada" isn\'t a user principal name.');
  });

  it('names the nearest tenant for one that is not there', () => {
    expect(loadTenant({ root: stacks, name: 'fabrikan', today, env: {} }).problems).toEqual([
      {
        file: 'stacks/fabrikan/tenant.yaml',
        message: 'There is no such file.',
        allowed: 'Known tenants: fabrikam, lab, northwind.',
        fix: 'write "fabrikam", or add that file.',
      },
    ]);
    for (const name of ['stacks/lab', 'stacks/lab/', 'stacks\\lab', 'stacks/lab/tenant.yaml', join(stacks, 'lab')]) {
      const [problem] = loadTenant({ root: stacks, name, today, env: {} }).problems;
      expect(problem).toMatchObject({ file: name, fix: 'write lab.' });
    }
    expect(loadTenant({ root: join(stacks, 'templates'), name: 'lab', today, env: {} }).problems[0]?.allowed).toBe(
      'There are no tenants in stacks/templates.',
    );
  });
});

describe('a template', () => {
  it('lends what the tenant does not say itself: maps merge, lists are replaced', () => {
    const { tenant } = load({
      sections: {
        extends: 'extends: nl',
        country: '',
        sbcs: 'sbcs: { main: { fqdn: teams.carrier.example } }',
        voiceRoutingPolicies: 'voiceRoutingPolicies: { NL agents: [] }',
      },
      templates: {
        nl: 'country: NL\nsbcs: { main: { port: 5067, maxSessions: 10 } }\nvoiceRoutingPolicies: { All: [National], NL agents: [National] }\n',
      },
    });
    expect(tenant?.country).toBe('NL');
    expect(tenant?.sbcs[0]).toMatchObject({ fqdn: 'teams.carrier.example', port: 5067, maxSessions: 10 });
    expect(tenant?.voiceRoutingPolicies).toEqual([
      { name: 'All', pstnUsages: ['National'], adopt: false },
      { name: 'NL agents', pstnUsages: [], adopt: false },
    ]);
  });

  it('must exist', () => {
    expect(
      onlyProblem({ sections: { extends: 'extends: nl-standrd' }, templates: { 'nl-standard': 'country: NL\n' } }),
    ).toBe(
      `stacks/contoso/tenant.yaml: extends: "nl-standrd" isn't a template.
  Known templates: nl-standard.
  Fix: write "nl-standard", or add stacks/templates/nl-standrd.yaml.`,
    );
  });

  it("can't lie outside its folder", () => {
    expect(onlyProblem({ sections: { extends: 'extends: ../contoso/tenant' } })).toContain(
      `"../contoso/tenant" isn't a template.`,
    );
  });

  it('says nothing that only a tenant can say', () => {
    expect(onlyProblem({ sections: { extends: 'extends: nl' }, templates: { nl: 'extends: other\n' } })).toBe(
      `stacks/templates/nl.yaml: extends: "extends" can't stand in a template.
  Only a tenant file has extends, tenant, approvals, exceptions, emergencyForms, global, allowSignInChange.
  Fix: move it to the tenant files.`,
    );
  });

  it('is reported alone when it is no YAML, not for the holes that it leaves', () => {
    const { problems } = load({ sections: { extends: 'extends: nl', country: '' }, templates: { nl: 'country: [\n' } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^stacks\/templates\/nl\.yaml:\d: This can't be read as YAML/);
  });
});
