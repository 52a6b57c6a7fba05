import { describe, expect, it } from 'vitest';
import {
  changingSignIns,
  parentOf,
  refuseFederated,
  unapprovedSignIns,
} from '../../../../../providers/msteams/resources/sip-domain/refuse.ts';

const name = '4f9a1.teams.carrier.example';
const domain = (id: string, more: { authenticationType?: string; isVerified?: boolean } = {}) => ({
  id,
  isVerified: true,
  authenticationType: 'Managed',
  ...more,
});

describe('a federated domain', () => {
  it('is refused where the nearest one above is, and only then', () => {
    const root = domain('carrier.example', { authenticationType: 'Federated' });
    expect(() => refuseFederated(name, [root], 'make it')).toThrow('"carrier.example", above it, is federated');
    expect(() => refuseFederated(name, [root, domain('teams.carrier.example')], 'make it')).not.toThrow();
    expect(() => refuseFederated(name, [{ ...root, isVerified: false }], 'make it')).not.toThrow();
    expect(() => refuseFederated('other.example', [root], 'make it')).not.toThrow();
  });

  it('is refused where it is itself, though the one above isn’t', () => {
    const own = domain(name.toUpperCase(), { authenticationType: 'FEDERATED' });
    expect(() => refuseFederated(name, [own, domain('carrier.example')], 'make it')).toThrow(
      'is federated, so no user',
    );
  });

  it('isn’t meant by a name that only ends alike', () => {
    expect(parentOf('mycarrier.example', [domain('carrier.example')])).toBeUndefined();
  });
});

describe('synchronised people whose sign-in a new domain may change', () => {
  const person = (userPrincipalName: string, onPremisesUserPrincipalName: string | null | undefined, sync = true) => ({
    id: userPrincipalName,
    userPrincipalName,
    onPremisesSyncEnabled: sync,
    onPremisesUserPrincipalName,
  });
  const domains = [
    domain('contoso.com'),
    domain('contoso.onmicrosoft.com'),
    domain('new.example', { isVerified: false }),
  ];
  const changing = (...people: ReturnType<typeof person>[]) => changingSignIns(people, name, domains);

  it.each([
    ['whose name there isn’t in a verified domain', person('ada@contoso.com', 'ada@contoso.local'), true],
    ['whose name there is in a domain that isn’t verified yet', person('ada@contoso.com', 'ada@new.example'), true],
    ['whose name there is in the new domain', person('ada@contoso.onmicrosoft.com', `ada@${name}`), true],
    ['whose name there isn’t known', person('ada@contoso.com', null), true],
    ['whose name there is in a verified domain', person('ada@contoso.com', 'ada@Contoso.com'), false],
    ['who fell back already', person('ada@contoso.onmicrosoft.com', 'ada@contoso.local'), false],
    ['of the cloud', person('ada@contoso.com', 'ada@contoso.local', false), false],
  ])('%s', (_, one, isCounted) => {
    expect(changing(one)).toEqual(isCounted ? [one.userPrincipalName] : []);
  });

  it('are counted and named, until a person has agreed to as many', () => {
    const people = ['ada@contoso.com', 'bob@contoso.com'];
    const message = (approvedSignIns?: number) =>
      unapprovedSignIns(people, { name, approvedSignIns }, 'make it')?.message;
    expect(message()).toContain('may change the sign-in name of 2 directory-synchronised people');
    expect(message()).toContain('(ada@contoso.com, bob@contoso.com). Nothing was made.');
    expect(message()).toContain('approvals: { domainSignIns: { count: 2, reason: … } }');
    expect(message(1)).toContain('Nothing was made; 1 is approved at most.');
    expect(message(2)).toBeUndefined();
    expect(message(3)).toBeUndefined();
    expect(unapprovedSignIns([], { name, approvedSignIns: 2 }, 'make it')).toBeUndefined();
    const many = Array.from({ length: 12 }, (_, at) => `u${at}@contoso.com`);
    expect(unapprovedSignIns(many, { name }, 'make it')?.message).toContain(', and 2 more)');
  });
});
