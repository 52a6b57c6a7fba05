import { describe, expect, it } from 'vitest';
import { externalUsersOf } from '../../tenant/external-users.ts';
import { type Files, load, onlyProblem } from './a-tenant-folder.ts';

const ucaas = (externalUsers: string) => ({ ucaas: `ucaas: { multicastLimit: 40, externalUsers: ${externalUsers} }` });
const newUsers = '{ by: api, newUsers: { roles: [Agent, Lead], teams: [Sales], location: Amsterdam } }';
const header = 'upn,number,ccaip,ccaipEmail,ccaipRole,ccaipTeam,ccaipLocation\n';
const ada = 'ada@contoso.example,+31205552101,agent';

const externalUsers = (files: Files) => {
  const { tenant, problems } = load(files);
  expect(problems).toEqual([]);
  return tenant && externalUsersOf(tenant);
};

describe('external users of a tenant', () => {
  it('are the people whom CCAIP uses, with what new ones get', () => {
    const users = `${header}${ada},,,,\nbob@contoso.example,+31205552102,,,,,\n`;
    expect(externalUsers({ users, sections: ucaas(newUsers) })).toEqual([
      {
        email: 'ada@contoso.example',
        upn: 'ada@contoso.example',
        sipUri: '+31205552101@ujet.sip.carrier.example',
        ucaasName: 'ada@contoso.example',
        roles: ['Agent', 'Lead'],
        teams: ['Sales'],
        location: 'Amsterdam',
      },
    ]);
  });

  it('have what their row says instead, several between bars', () => {
    const users = `${header}${ada},a.lovelace@ccaip.example,Lead | Coach|Lead,Support,Utrecht\n`;
    expect(externalUsers({ users, sections: ucaas(newUsers) })).toEqual([
      expect.objectContaining({
        email: 'a.lovelace@ccaip.example',
        upn: 'ada@contoso.example',
        roles: ['Lead', 'Coach'],
        teams: ['Support'],
        location: 'Utrecht',
      }),
    ]);
  });

  it('say nothing of what no file says', () => {
    expect(externalUsers({})).toEqual([
      {
        email: 'ada@contoso.example',
        upn: 'ada@contoso.example',
        sipUri: '+31205552101@ujet.sip.carrier.example',
        ucaasName: 'ada@contoso.example',
      },
    ]);
  });

  it.each([
    ['unrestricted', true],
    ['restricted', false],
  ])('may be called abroad or not in the sense of CCAIP: %s', (word, isUnrestricted) => {
    expect(externalUsers({ sections: ucaas(`{ by: csv, internationalCalling: ${word} }`) })?.[0]).toHaveProperty(
      'unrestrictedInternationalCalling',
      isUnrestricted,
    );
  });

  it('are dialled at the SIP domain where the file says so', () => {
    const sipTrunk = 'sipTrunk: { inboundDomain: ujet.sip.carrier.example, sipUriHost: sipDomain }';
    expect(externalUsers({ sections: { sipTrunk } })?.[0]?.sipUri).toBe('+31205552101@teams.carrier.example');
  });

  it('keep their fields when they go, unless they are to be deactivated', () => {
    const whenRemoved = (typed: string) => load({ sections: ucaas(typed) }).tenant?.ucaas.externalUsers?.whenRemoved;
    expect(whenRemoved('{ by: api }')).toBe('clear');
    expect(whenRemoved('{ by: api, whenRemoved: deactivate }')).toBe('deactivate');
  });

  it.each([
    [
      '{ newUsers: { roles: [Agent] } }',
      `stacks/contoso/tenant.yaml: ucaas.externalUsers.by: by is missing.
  Choices: api, csv.
  Fix: write one of them.`,
    ],
    [
      '{ by: api, newUsers: { roles: [a, b, c, d, e, f, g, h, i, j, k] } }',
      `stacks/contoso/tenant.yaml: ucaas.externalUsers.newUsers.roles: The list has more than 10 entries.
  Roles, at most 10, as CCAIP spells them.
  Fix: write e.g. roles: [Agent].`,
    ],
    [
      '{ by: api, newUsers: { teams: ["Sales: NL"] } }',
      `stacks/contoso/tenant.yaml: ucaas.externalUsers.newUsers.teams[0]: "Sales: NL" holds a colon, so it can't be a team of CCAIP.
  Names of teams have no ":".
  Fix: write the team's name as Settings > Users & Teams shows it.`,
    ],
  ])('%s is refused', (typed, problem) => {
    expect(onlyProblem({ sections: ucaas(typed) })).toBe(problem);
  });

  it.each([
    [
      `${ada},ada,,,`,
      `stacks/contoso/users.csv:2: ccaipEmail: "ada" isn't an e-mail address.
  What the person signs in to CCAIP by; empty where that is the upn.
  Fix: copy it from Settings > Users & Teams of CCAIP.`,
    ],
    [
      `${ada},,,Sales:NL,`,
      `stacks/contoso/users.csv:2: ccaipTeam: "Sales:NL" holds a colon, so it can't be a team of CCAIP.
  Names of teams have no ":".
  Fix: write the team's name as Settings > Users & Teams shows it.`,
    ],
    [
      `${ada},,a|b|c|d|e|f|g|h|i|j|k,,`,
      `stacks/contoso/users.csv:2: ccaipRole: 11 roles.
  A user of CCAIP has at most 10.
  Fix: leave some out.`,
    ],
    [
      `${ada},BOB@contoso.example,,,\nbob@contoso.example,+31205552102,agent,,,,`,
      `stacks/contoso/users.csv:3: ccaipEmail: "bob@contoso.example" is what ada@contoso.example on line 2 signs in to CCAIP by already.
  A user of CCAIP is one person; where ccaipEmail is empty it is the upn.
  Fix: give one of the two another ccaipEmail.`,
    ],
  ])('%s is refused', (row, problem) => {
    expect(onlyProblem({ users: `${header}${row}\n` })).toBe(problem);
  });

  it('may have the login of somebody whom CCAIP does not use', () => {
    const users = `${header}${ada},bob@contoso.example,,,\nbob@contoso.example,+31205552102,,,,,\n`;
    expect(load({ users }).problems).toEqual([]);
  });
});
