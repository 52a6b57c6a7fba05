import { expect, it } from 'vitest';
import { changedExpires } from '../../components/ucaas-app/changed-expires.ts';

const secret = (expires: string) => ({
  name: 'ucaas-app-secret-2026-11',
  displayName: '2026-11',
  expires,
  endDate: 'not looked at',
  protect: false,
});

it('knows both ends that a generation may have been made with, to the millisecond', () => {
  for (const end of ['2028-11-01T12:00:00Z', '2028-11-01T12:00:00.000Z', '2028-10-31T00:00:00Z']) {
    expect(changedExpires(secret('2028-10-31'), end)).toBeUndefined();
  }
});

it('refuses another last day for a generation that is made', () => {
  expect(
    changedExpires(secret('2028-11-01'), '2028-11-01T12:00:00Z'),
  ).toBe(`tenant.yaml: app.secrets "2026-11" expires: "2028-11-01", but this secret is made already and ends at 2028-11-01T12:00:00Z.
  A secret keeps the end that it was made with: expires: 2028-10-31.
  Fix: write 2028-10-31 again; for a later end add a generation under app.secrets, link it in CCAIP, then drop this one.`);
  expect(changedExpires(secret('2028-10-30'), '2028-10-31T00:00:00Z')).toContain('expires: 2028-10-31.');
});
