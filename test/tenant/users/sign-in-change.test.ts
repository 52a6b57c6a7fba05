import { describe, expect, it } from 'vitest';
import { load, onlyProblem } from '../a-tenant-folder.ts';

const sections = {
  sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061, mapsUsernames: true } }',
  allowSignInChange: 'allowSignInChange: true',
};
const users = 'upn,number,ccaip,sip\nada@contoso.example,+31205552101,agent,username\n';

describe('sip: username', () => {
  it('keeps the old name as upn, and gives the new one and the SIP URI by the user name', () => {
    const { tenant, problems } = load({ users, sections });
    expect(problems).toEqual([]);
    expect(tenant?.allowSignInChange).toBe(true);
    expect(tenant?.users).toMatchObject([
      { upn: 'ada@contoso.example', signIn: 'ada@teams.carrier.example', sipUri: 'ada@ujet.sip.carrier.example' },
    ]);
  });

  it('is refused without a word in the tenant file', () => {
    expect(onlyProblem({ users, sections: { sbcs: sections.sbcs } })).toBe(
      `stacks/contoso/users.csv:2: sip: "username" would change the sign-in of ada@contoso.example to ada@teams.carrier.example, and the tenant file doesn't allow it.
  Sign-ins are changed only with allowSignInChange: true in tenant.yaml.
  Fix: write allowSignInChange: true in tenant.yaml once these people know of it, or leave sip empty.`,
    );
  });

  it('is refused where no SBC maps user names, for people whom CCAIP does not use, too', () => {
    const { allowSignInChange } = sections;
    expect(onlyProblem({ users: users.replace('agent', ''), sections: { allowSignInChange } })).toContain(
      'sip: "username" has CCAIP dial ada@…, and no SBC turns that into a number.',
    );
  });

  it.each([
    ['ada@fabrikam.example,+31205552102,,username\n', 'ada@contoso.example on line 2 gets already'],
    ['ada@teams.carrier.example,+31205552102,,\n', 'ada@teams.carrier.example on line 3 has already'],
  ])('gives no name that somebody else has: %s', (row, text) => {
    const { problems } = load({ users: users + row, sections });
    expect(problems).toEqual([expect.stringContaining(text)]);
  });

  it('gives nobody the name of the activation user', () => {
    const problem = onlyProblem({
      users: users.replace('ada', 'activate'),
      sections: {
        ...sections,
        sipDomain: 'sipDomain: { name: teams.carrier.example, activation: { user: activate, licence: SPE_E5 } }',
      },
    });
    expect(problem).toContain('which the activation user has already');
  });

  it('may stand in a row of the new name, of which nothing changes', () => {
    const { tenant, problems } = load({ users: users.replace('contoso.example', 'teams.carrier.example'), sections });
    expect(problems).toEqual([]);
    expect(tenant?.users[0]).toMatchObject({ upn: 'ada@teams.carrier.example', signIn: 'ada@teams.carrier.example' });
  });

  it('needs a domain that Entra takes in a sign-in name', () => {
    const long = `${'a'.repeat(40)}.carrier.example`;
    const problem = onlyProblem({
      users,
      sections: {
        ...sections,
        sbcs: `sbcs: { main: { fqdn: ${long}, port: 5061, mapsUsernames: true } }`,
        sipDomain: `sipDomain: { name: ${long} }`,
      },
    });
    expect(problem).toContain('Entra takes at most 48 characters of a domain.');
  });

  it('is of the tenant alone: no template allows it, and any other word is refused', () => {
    expect(onlyProblem({ users: users.replace('username', 'user'), sections })).toContain('sip:');
  });
});
