import { describe, expect, it } from 'vitest';
import { secretEnd, secretEndText, usedSecret } from '../../tenant/secret-ends.ts';
import { aTenant } from '../components/a-tenant.ts';

const tenant = aTenant();
const unlinked = { ...tenant, ucaas: { ...tenant.ucaas, linked: undefined } };

describe('the end of the secret that CCAIP uses', () => {
  it('is of the linked one, or of the newest where none is linked', () => {
    expect(usedSecret(tenant)?.name).toBe('2026-11');
    expect(usedSecret(unlinked)?.name).toBe('2027-06');
  });

  it('is told from 60 days before, on the last day too, and counted by what is known better than the file', () => {
    expect(secretEnd(tenant, '2028-09-01')).toBeUndefined();
    expect(secretEnd(tenant, '2028-09-02')).toMatchObject({ secret: '2026-11', days: 59 });
    expect(secretEnd(tenant, '2028-09-01', '2028-10-30')).toMatchObject({ days: 59, lastDay: '2028-10-30' });
    expect(secretEnd(tenant, '2028-10-30')?.what).toBe(
      'Secret 2026-11, which CCAIP uses, has 1 day left: its last day is 2028-10-31.',
    );
    expect(secretEnd(tenant, '2028-10-31')).toMatchObject({ days: 0 });
  });

  it('names the outage when it is over, and the way out', () => {
    expect(secretEndText(secretEnd(tenant, '2028-11-01') ?? expect.unreachable())).toBe(
      `tenant.yaml: app.secrets "2026-11": Secret 2026-11, which CCAIP uses, has ended: its last day was 2028-10-31.
  CCAIP no longer sees who is free: it offers calls to people who are busy or gone, and can no longer be linked by this secret.
  Fix: link 2027-06 in CCAIP: npm run handover -- contoso, which writes ucaas.linked.`,
    );
    expect(secretEnd(tenant, '2028-11-01')?.isOutage).toBe(true);
  });

  it('is no outage where no link is confirmed: CCAIP uses none of it, or one that nobody here knows', () => {
    const end = secretEnd(unlinked, '2029-06-01') ?? expect.unreachable();
    expect(end.isOutage).toBe(false);
    expect(secretEndText(end)).toBe(
      `tenant.yaml: app.secrets "2027-06": Secret 2027-06, by which no link is confirmed yet, has ended: its last day was 2029-05-31.
  Link will refuse it.
  Fix: add the next one: npm run rotate -- contoso, merge it, run up, then npm run handover -- contoso, which writes ucaas.linked.`,
    );
    const inUse = secretEnd({ ...unlinked, app: { ...unlinked.app, inUse: true } }, '2029-05-30');
    expect(inUse).toMatchObject({
      isOutage: false,
      why: 'once it has ended, Link will refuse it; CCAIP uses a secret that no generation here is, and when that one ends is not known.',
    });
  });
});
