import { describe, expect, it } from 'vitest';
import { notYetOf, planExternalUsers } from '../../components/external-users/plan.ts';
import type { Tenant, User } from '../../tenant/tenant.ts';
import { aTenant } from './a-tenant.ts';

const [ada = expect.unreachable(), bob = expect.unreachable()] = aTenant().users;
const atHost = (user: User, more: Partial<User> = {}): User => ({
  ...{ ...user, ccaip: 'agent', sipUri: `${user.number}@ujet.sip.carrier.example` },
  ...more,
});

const byApi = (changes: Partial<Tenant> = {}): Tenant => ({
  ...aTenant(changes),
  ucaas: {
    ...aTenant().ucaas,
    externalUsers: { by: 'api', newUsers: {}, whenRemoved: 'clear' },
  },
});

describe('the plan of external users', () => {
  it('is none where people enter the fields, and the state knows nobody', () => {
    expect(planExternalUsers(aTenant(), false)).toBeUndefined();
  });

  it('hands over whom the state knows to people, and clears nobody', () => {
    expect(planExternalUsers(aTenant({ users: [atHost(ada)] }), true)).toEqual({
      users: { portal: aTenant().app.redirectDomain, externalUsers: {}, handOver: true },
      needs: [],
    });
  });

  it('asks for each row with ccaip, by the login in CCAIP, and names who is new by what the files say', () => {
    const facts = { ccaipRoles: ['Agent'], ccaipTeams: ['Sales'], ccaipLocation: 'Amsterdam' };
    const tenant = byApi({
      users: [atHost(ada, { ...facts, ccaipEmail: 'a.lovelace@contoso.com' }), atHost(bob, facts)],
      approvals: { externalUsers: { count: 7, reason: 'moved' }, newExternalUsers: { count: 9, reason: 'a new team' } },
    });
    const plan = planExternalUsers(tenant, true);
    expect(plan?.removals).toEqual({
      ...{ portal: tenant.app.redirectDomain, whenRemoved: 'clear', approvedRemovals: 7 },
      asked: 'a.lovelace@contoso.com\nbob@contoso.com\n',
      places:
        'a.lovelace@contoso.com +31205552101@ujet.sip.carrier.example ada@contoso.com\n' +
        'bob@contoso.com +31205552102@ujet.sip.carrier.example bob@contoso.com\n',
    });
    expect(plan?.users).toMatchObject({ approvedChanges: 7, approvedNew: 9 });
    expect(plan?.users.externalUsers).toEqual({
      'a.lovelace@contoso.com': '+31205552101@ujet.sip.carrier.example ada@contoso.com',
      'bob@contoso.com': '+31205552102@ujet.sip.carrier.example bob@contoso.com',
    });
    expect(JSON.parse(plan?.users.newUsers ?? '')).toEqual([
      {
        ...{ roles: ['Agent'], teams: ['Sales'], location: 'Amsterdam' },
        users: 'a.lovelace@contoso.com ada@contoso.com\nbob@contoso.com',
      },
    ]);
  });

  it('tells CCAIP of nobody before the number is with them, by the roster of numbers', () => {
    const tenant = byApi({ users: [atHost(ada, { ccaipEmail: 'A.Lovelace@contoso.com' }), atHost(bob)] });
    const needs = planExternalUsers(tenant, false)?.needs ?? [];
    expect(notYetOf(needs, 'ada@contoso.com +31205552101\nbob@contoso.com +31205552102\n')).toBe('');
    expect(notYetOf(needs, 'ada@contoso.com +31205552199\nbob@contoso.com\tpending +31205552102\n')).toBe(
      'a.lovelace@contoso.com\nbob@contoso.com\n',
    );
    expect(notYetOf(needs, undefined)).toBe('');
  });

  it('says of international calling what the file says, in the positive sense, and else nothing', () => {
    const tenant = byApi({ users: [atHost(ada)] });
    const { externalUsers } = tenant.ucaas;
    const value = (internationalCalling: 'unrestricted' | 'restricted') =>
      planExternalUsers(
        {
          ...tenant,
          ucaas: { ...tenant.ucaas, externalUsers: externalUsers && { ...externalUsers, internationalCalling } },
        },
        false,
      )?.users.externalUsers['ada@contoso.com'];
    expect(value('unrestricted')).toBe('+31205552101@ujet.sip.carrier.example ada@contoso.com unrestricted');
    expect(value('restricted')).toBe('+31205552101@ujet.sip.carrier.example ada@contoso.com restricted');
  });
});
