import { describe, expect, it } from 'vitest';
import { readUsers } from '../../../tenant/users/read-users.ts';
import { load, onlyProblem } from '../a-tenant-folder.ts';

const header = 'upn,number,site,policy,ccaip\n';
const columns =
  'A number is E.164: + and country code, 7 to 15 digits, then ;ext= and 1 to 12 digits if it has an extension.';

const cases: readonly [sentence: string, rows: string, problem: string][] = [
  [
    'a user has one row, whatever the case of the UPN',
    'ada@contoso.example,+31205552101,,,\nADA@contoso.example,+31205552102,,,\n',
    `stacks/contoso/users.csv:3: upn: "ADA@contoso.example" stands on line 2 already.
  A user has one row; UPNs ignore case.
  Fix: remove one of the two rows.`,
  ],
  [
    'a number has one user',
    'ada@contoso.example,+31205552101,,,\nbob@contoso.example,+31205552101,,,\n',
    `stacks/contoso/users.csv:3: number: "+31205552101" is the number of ada@contoso.example on line 2 already.
  A number belongs to one user; with another ;ext= it is another number.
  Fix: give one of the two another number.`,
  ],
  [
    'a number has one user, whatever the case of ;ext=',
    'ada@contoso.example,+31205552101;ext=1,,,\nbob@contoso.example,+31205552101;EXT=1,,,\n',
    `stacks/contoso/users.csv:3: number: "+31205552101;ext=1" is the number of ada@contoso.example on line 2 already.
  A number belongs to one user; with another ;ext= it is another number.
  Fix: give one of the two another number.`,
  ],
  [
    'a site is found under marks that nobody sees',
    'ada@contoso.example,+31205552101,Amsterdam\u200b,,\n',
    `stacks/contoso/users.csv:2: site: "Amsterdam\\u{200b}" isn't a site of this tenant: it holds the invisible U+200B.
  Known sites: Amsterdam.
  Fix: write "Amsterdam".`,
  ],
  [
    'a policy is found under the prefix that PowerShell prints',
    'ada@contoso.example,+31205552101,Amsterdam,Tag:NL agents,\n',
    `stacks/contoso/users.csv:2: policy: "Tag:NL agents" isn't a voice routing policy of this tenant.
  Known voice routing policies: NL agents.
  Fix: write "NL agents".`,
  ],
  [
    'a word for nothing is no policy',
    'ada@contoso.example,+31205552101,Amsterdam,Global,\n',
    `stacks/contoso/users.csv:2: policy: "Global" isn't a voice routing policy of this tenant.
  Known voice routing policies: NL agents.
  Fix: leave it empty, which means what the site says.`,
  ],
  [
    'a user has a number',
    'ada@contoso.example,,,,\n',
    `stacks/contoso/users.csv:2: number: The number is missing.
  A number is E.164: + and country code, 7 to 15 digits, then ;ext= and 1 to 12 digits if it has an extension.
  Fix: write it, e.g. number: +31205552101; who has none stands in no row.`,
  ],
  [
    'a number is judged by the country of the tenant',
    'ada@contoso.example,0205552101,,,\n',
    `stacks/contoso/users.csv:2: number: "0205552101" isn't a number in E.164.
  ${columns}
  Fix: write +31205552101.`,
  ],
  [
    'a site is one of the tenant',
    'ada@contoso.example,+31205552101,Amsterdm,,\n',
    `stacks/contoso/users.csv:2: site: "Amsterdm" isn't a site of this tenant.
  Known sites: Amsterdam.
  Fix: write "Amsterdam", or add "Amsterdm" under sites.`,
  ],
  [
    'a policy is one of the tenant',
    'ada@contoso.example,+31205552101,,supervisors,\n',
    `stacks/contoso/users.csv:2: policy: "supervisors" isn't a voice routing policy of this tenant.
  Known voice routing policies: NL agents.
  Fix: add it under voiceRoutingPolicies, or correct the spelling.`,
  ],
  [
    'CCAIP knows agents and transfers',
    'ada@contoso.example,+31205552101,,,agents\n',
    `stacks/contoso/users.csv:2: ccaip: "agents" isn't one of the choices.
  Choices: agent, transfer.
  Fix: write agent.`,
  ],
  [
    'the same mistake is told once, with the lines that have it',
    Array.from({ length: 13 }, (_, index) => `u${index}@contoso.example,+3120555210${index},Ams,,\n`).join(''),
    `stacks/contoso/users.csv:2: site: "Ams" isn't a site of this tenant.
  Known sites: Amsterdam. Also on lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more.
  Fix: add it under sites, or correct the spelling.`,
  ],
];

describe('users.csv', () => {
  it.each(cases)('%s', (_, rows, problem) => {
    expect(onlyProblem({ users: header + rows })).toBe(problem);
  });

  it('tells no more than 20 mistakes of a column', () => {
    const rows = Array.from(
      { length: 1000 },
      (_, index) => `u${index}@contoso.example,312055${String(index).padStart(5, '0')},,,\n`,
    );
    const { problems } = load({ users: header + rows.join('') });
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe(`stacks/contoso/users.csv:22: number: 980 more mistakes in this column from here on.
  Fix: correct those above first.`);
  });

  it('may have more mistakes than a call takes arguments', () => {
    const cells = ['ada', 'bob'].map((name) => ({ upn: `${name}@contoso.example`, number: '+31205552101' }));
    const rows = Array.from({ length: 100_000 }, (_, at) => ({ line: at + 2, cells: cells[at % 2] ?? {} }));
    expect(readUsers(rows, 'users.csv', undefined).problems.map(({ path }) => path)).toEqual(['number', 'upn', 'upn']);
  });

  it('lets two users share a number with different extensions', () => {
    const users = `${header}ada@contoso.example,+31205552100;ext=1,,,\nbob@contoso.example,+31205552100;ext=2,,,\n`;
    expect(load({ users }).problems).toEqual([]);
  });

  it("judges a number by the country of the user's site", () => {
    const sites = 'sites: { London: { country: GB, dialPlan: NL, policy: NL agents } }';
    const [problem] = load({
      sections: { sites },
      users: `${header}bob@contoso.example,02079460101,London,,\n`,
    }).problems;
    expect(problem).toContain('Fix: write +442079460101.');
  });

  it("gives users their site's country, and nobody else one", () => {
    const sites = 'sites: { London: { country: GB, dialPlan: NL }, Amsterdam: { dialPlan: NL } }';
    const users = `${header}bob@contoso.example,+442079460101,London,,\nada@contoso.example,+31205552101,Amsterdam,,\n`;
    const { tenant } = load({ sections: { sites }, users });
    expect(tenant?.users.map(({ country }) => country)).toEqual(['GB', undefined]);
  });

  it('takes a word for nothing, or a name in quotes, as a policy where the file has one of that very name', () => {
    const callingPolicies =
      'callingPolicies: { Default: { voicemail: AlwaysDisabled }, say "hi": { voicemail: AlwaysDisabled } }';
    const rows = (one: string, other: string) =>
      `upn,number,callingPolicy\nada@contoso.example,+31205552101,${one}\nbob@contoso.example,+31205552102,${other}\n`;
    const { tenant, problems } = load({ sections: { callingPolicies }, users: rows('Default', '"say ""hi"""') });
    expect(problems).toEqual([]);
    expect(tenant?.users.map(({ callingPolicy }) => callingPolicy)).toEqual(['Default', 'say "hi"']);
    const others = load({ sections: { callingPolicies }, users: rows('none', 'default') }).problems;
    expect(others).toHaveLength(2);
    expect(others.join('\n')).toContain('"default" isn\'t a policy that somebody can be given.');
  });

  it('has a column for each setting of a site', () => {
    const users = 'upn,number,dial plan\nada@contoso.example,+31205552101,NLx\n';
    expect(onlyProblem({ users })).toBe(`stacks/contoso/users.csv:2: dialPlan: "NLx" isn't a dial plan of this tenant.
  Known dial plans: NL.
  Fix: write "NL", or add "NLx" under dialPlans.`);
  });
});
