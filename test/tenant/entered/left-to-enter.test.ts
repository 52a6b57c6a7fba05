import { describe, expect, it } from 'vitest';
import { ccaipUsers, toDo } from '../../../components/ucaas-settings.ts';
import { confirmed } from '../../../tenant/entered/confirmed.ts';
import type { EnteredUser } from '../../../tenant/entered/entered.ts';
import { leftToEnter } from '../../../tenant/entered/left-to-enter.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { load } from '../a-tenant-folder.ts';

const users = `upn,number,site,policy,ccaip
ada@contoso.example,+31205552101,Amsterdam,,agent
bob@contoso.example,+31205552102,Amsterdam,,transfer
cyd@contoso.example,+31205552103,Amsterdam,,
`;
const linked = (entered?: string) => ({
  ucaas: `ucaas: { multicastLimit: 40, linked: { secret: 2026-11, by: x, on: 2026-11-20${entered ? `, entered: ${entered}` : ''} } }`,
});

const tenantWith = (entered?: readonly EnteredUser[]): Tenant => {
  const { tenant, problems } = load({ users, sections: linked('entered.csv') });
  if (tenant === undefined) throw new Error(JSON.stringify(problems));
  return { ...tenant, ...(entered && { entered }) };
};
const at = (number: string) => `${number}@ujet.sip.carrier.example`;
const ada = { upn: 'ada@contoso.example', sipUri: at('+31205552101'), ucaasName: 'ada@contoso.example' };
const bob = { upn: 'bob@contoso.example', sipUri: at('+31205552102'), ucaasName: 'bob@contoso.example' };
const actions = (tenant: Tenant) => leftToEnter(tenant).map(({ upn, action }) => `${action} ${upn.split('@')[0]}`);

describe("what is left to enter in CCAIP's user settings", () => {
  it('is everybody, as not confirmed, where nothing is confirmed: linked or not', () => {
    expect(actions(tenantWith())).toEqual(['confirm ada', 'confirm bob']);
    const { tenant } = load({ users });
    expect(tenant && actions(tenant)).toEqual(['confirm ada', 'confirm bob']);
  });

  it.each<[string, readonly EnteredUser[], readonly string[]]>([
    ['nothing where all stands there', [ada, bob], []],
    ['nothing for a scheme before the URI', [{ ...ada, sipUri: `sip:${ada.sipUri}` }, bob], []],
    ['nothing for another case', [{ ...ada, upn: 'Ada@contoso.example', sipUri: ada.sipUri.toUpperCase() }, bob], []],
    ['who is new', [ada], ['enter bob']],
    ['whose number changed', [{ ...ada, sipUri: at('+31205550000') }, bob], ['change ada']],
    ['whose UCaaS username changed', [{ ...ada, ucaasName: 'ada.l@contoso.example' }, bob], ['change ada']],
    [
      'who left, and who stays without CCAIP',
      [ada, bob, { ...ada, upn: 'zoe@contoso.example' }, { ...ada, upn: 'cyd@contoso.example' }],
      ['clear zoe', 'clear cyd'],
    ],
    ['all, where all were cleared', [], ['enter ada', 'enter bob']],
  ])('is %s', (_what, entered, expected) => {
    expect(actions(tenantWith(entered))).toEqual(expected);
  });

  it('is nothing once it was confirmed, in part first', () => {
    const tenant = tenantWith([
      { ...ada, sipUri: at('+31205550000') },
      { ...ada, upn: 'zoe@contoso.example' },
    ]);
    const left = leftToEnter(tenant);
    expect(actions(tenant)).toEqual(['change ada', 'enter bob', 'clear zoe']);
    const half = { ...tenant, entered: confirmed(tenant.entered ?? [], left.slice(0, 1)) };
    expect(actions(half)).toEqual(['enter bob', 'clear zoe']);
    expect(actions({ ...half, entered: confirmed(half.entered, leftToEnter(half)) })).toEqual([]);
  });

  it('is told in counts and user by user, with both values', () => {
    const tenant = tenantWith([
      { ...ada, sipUri: at('+31205550000') },
      { ...ada, upn: 'zoe@contoso.example' },
    ]);
    expect(toDo(tenant)).toEqual([
      'CCAIP portal: SIP URI and UCaaS username of users: 1 to enter, 1 to change, 1 to clear: npm run handover -- contoso',
    ]);
    expect(
      ccaipUsers(tenant),
    ).toBe(`change: ada@contoso.example: SIP URI ${ada.sipUri}, UCaaS username ${ada.ucaasName} (there stands ${at('+31205550000')}, ada@contoso.example)
enter: bob@contoso.example: SIP URI ${bob.sipUri}, UCaaS username ${bob.ucaasName}
clear: zoe@contoso.example: SIP URI ${ada.sipUri}, UCaaS username ada@contoso.example
then npm run confirm -- contoso`);
    expect(ccaipUsers(tenantWith())).toMatch(
      /^not confirmed: ada@.*\nnot confirmed: bob@.*\nwhat is entered in CCAIP is not known until npm run confirm -- contoso has written entered\.csv$/,
    );
    expect(toDo(tenantWith([ada, bob]))).toEqual([]);
    expect(ccaipUsers(tenantWith([ada, bob]))).toBe('nothing is left to enter');
  });
});

describe('what is left where ucaas.externalUsers says who enters it', () => {
  const by = (how: 'api' | 'csv'): Tenant => {
    const tenant = tenantWith([ada]);
    return { ...tenant, ucaas: { ...tenant.ucaas, externalUsers: { by: how, newUsers: {}, whenRemoved: 'clear' } } };
  };

  it('is nothing for a person where up does it', () => {
    expect(actions(by('api'))).toEqual([]);
    expect(toDo(by('api'))).toEqual([]);
    expect(ccaipUsers(by('api'))).toBe(
      "nothing is left to enter: up does it by CCAIP's API, and names whom CCAIP refuses or has deactivated",
    );
  });

  it('is a file to upload where a person does it by CSV', () => {
    expect(actions(by('csv'))).toEqual(['enter bob']);
    expect(toDo(by('csv'))).toEqual(["CCAIP portal: upload the users' file: 1 to enter: npm run ccaip-csv -- contoso"]);
    expect(ccaipUsers(by('csv'))).toMatch(/^enter: bob@/);
  });
});

describe('ucaas.linked.entered', () => {
  it.each(['../entered.csv', '/etc/passwd', 'users.csv', 'entered', '.csv'])(
    'is no file beside users.csv: %s',
    (name) => {
      const { problems } = load({ users, sections: linked(name) });
      expect(problems).toEqual([
        `stacks/contoso/tenant.yaml:11: ucaas.linked.entered: "${name}" isn't the name of a CSV file beside users.csv.
  A plain name that ends in .csv: letters, digits, hyphens, dots and underscores.
  Fix: write entered.csv.`,
      ]);
    },
  );
});
