import { describe, expect, it } from 'vitest';
import { secretExpiresSoon } from '../../../policies/rules/secret-expires-soon.ts';
import { aSubject } from '../a-subject.ts';

const found = (today: string) => secretExpiresSoon.check({ ...aSubject(), today });

describe('secret-expires-soon', () => {
  it('is kept while the linked secret has 60 days left', () => {
    expect(found('2028-09-01')).toEqual([]);
  });

  it('is broken when it has fewer', () => {
    expect(found('2028-09-02')).toEqual([
      {
        what: 'Secret 2026-11 has 59 days left: it ends on 2028-10-31.',
        fix: 'link 2027-06 in CCAIP and write it under ucaas.linked.',
      },
    ]);
  });

  it('asks for a generation where there is no newer one', () => {
    const tenant = { ucaas: { multicastLimit: 40, statusInheritance: 'none' } } as const;
    expect(secretExpiresSoon.check(aSubject(tenant, { today: '2029-06-01' }))).toEqual([
      {
        what: 'Secret 2027-06 has ended: it ends on 2029-05-31.',
        fix: 'add a generation under app.secrets, run up, and link it in CCAIP.',
      },
    ]);
  });
});
