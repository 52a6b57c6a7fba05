import { describe, expect, it } from 'vitest';
import { load, onlyProblem } from '../a-tenant-folder.ts';

const policies = (text: string) => ({ sections: { callerIdPolicies: `callerIdPolicies: { Reception: ${text} }` } });
const right = '{ show: resource, account: reception@contoso.example, companyName: Contoso }';

describe('callerIdPolicies', () => {
  it('has words for what is shown, with what Teams has where nothing is said', () => {
    expect(load(policies(right)).tenant?.callerIdPolicies).toEqual([
      {
        name: 'Reception',
        show: 'resource',
        account: 'reception@contoso.example',
        companyName: 'Contoso',
        userOverride: false,
        hideCallers: false,
        adopt: false,
      },
    ]);
    expect(load(policies('{}')).tenant?.callerIdPolicies).toMatchObject([{ show: 'ownNumber', userOverride: false }]);
  });

  it('is given to the users of a site, and to others by users.csv, in the spelling of the policy; one in Teams may just be named', () => {
    const { tenant, problems } = load({
      sections: {
        ...policies(right).sections,
        sites: 'sites: { Amsterdam: { dialPlan: NL, policy: NL agents, callerIdPolicy: reception } }',
      },
      users: `upn,number,site,callerIdPolicy
ada@contoso.example,+31205552101,Amsterdam,
bob@contoso.example,+31205552102,Amsterdam,Hidden
`,
    });
    expect(problems).toEqual([]);
    expect(tenant?.users.map(({ callerIdPolicy }) => callerIdPolicy)).toEqual(['Reception', 'Hidden']);
  });

  it.each([
    [
      '{ show: resource }',
      /callerIdPolicies\.Reception\.show: show: resource shows the number of an account, and none is named\.\n {2}An account beside show: resource\.\n/,
    ],
    [
      '{ account: reception@contoso.example }',
      /callerIdPolicies\.Reception\.account: the number of reception@contoso\.example isn't shown with show: ownNumber\./,
    ],
    [
      '{ show: Service }',
      /callerIdPolicies\.Reception\.show: "Service" is dead: Teams takes no number of a service any more\.\n {2}Choices: ownNumber, anonymous, resource\.\n/,
    ],
    ['{ show: own }', /callerIdPolicies\.Reception\.show: "own" isn't one of the choices\./],
    [
      '{ show: resource, account: reception }',
      /callerIdPolicies\.Reception\.account: "reception" isn't a user principal name\./,
    ],
  ])('refuses %s', (text, words) => {
    expect(onlyProblem(policies(text))).toMatch(words);
  });

  it('takes the header that Get-CsOnlineUser prints for the column', () => {
    const users = 'upn,number,CallingLineIdentity\nada@contoso.example,+31205552101,Hidden\n';
    expect(onlyProblem({ users })).toContain('Fix: write callerIdPolicy.');
  });
});
