import { describe, expect, it } from 'vitest';
import { secretExpiresSoon } from '../../../policies/rules/secret-expires-soon.ts';
import { aSubject } from '../a-subject.ts';

const type = 'azuread:index/applicationPassword:ApplicationPassword';
const found = (
  today: string,
  [displayName, endDate] = ['2026-11', '2028-11-01T12:00:00Z'],
  tenant: Parameters<typeof aSubject>[0] = {},
) => secretExpiresSoon.check({ type, name: 'secret', props: { displayName, endDate } }, aSubject(tenant, { today }));

describe('secret-expires-soon', () => {
  it('is kept while the linked secret has 60 days left', () => {
    expect(found('2028-09-01')).toEqual([]);
  });

  it('is broken when it has fewer', () => {
    expect(found('2028-09-02')).toEqual([
      {
        what: 'Secret 2026-11, which CCAIP uses, has 59 days left: its last day is 2028-10-31.',
        fix: 'link 2027-06 in CCAIP: npm run handover -- contoso, which writes ucaas.linked.',
      },
    ]);
  });

  it('counts to the end that the secret has, not to the one in the file', () => {
    expect(found('2028-09-01', ['2026-11', '2028-10-31T00:00:00Z']).map(({ what }) => what)).toEqual([
      'Secret 2026-11, which CCAIP uses, has 59 days left: its last day is 2028-10-30.',
    ]);
  });

  it('says nothing of a secret that CCAIP does not use', () => {
    expect(found('2029-05-01', ['2027-06', '2029-06-01T12:00:00Z'])).toEqual([]);
  });

  it('asks for a generation where there is no newer one', () => {
    const tenant = { ucaas: { multicastLimit: 40, statusInheritance: 'none' } } as const;
    expect(found('2029-06-01', ['2027-06', '2029-06-01T12:00:00Z'], tenant)).toEqual([
      {
        what: 'Secret 2027-06, by which no link is confirmed yet, has ended: its last day was 2029-05-31.',
        fix: 'add the next one: npm run rotate -- contoso, merge it, run up, then npm run handover -- contoso, which writes ucaas.linked.',
      },
    ]);
  });
});
