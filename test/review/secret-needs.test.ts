import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reasonsOf } from '../../review/reasons.ts';
import { reviewTenant } from '../../review/review-tenant.ts';
import { reviewVersions } from '../../review/review-versions.ts';
import { needsLine } from '../../review/sections/changes.ts';
import { lintReport } from '../../scripts/lint/lint-report.ts';
import { loadTenant } from '../../tenant/load.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { aTenant } from '../components/a-tenant.ts';
import { inFolder } from '../tenant/a-tenant-folder.ts';

const tenant = aTenant();
const edited = { ...tenant, ucaas: { ...tenant.ucaas, multicastLimit: 10 } };
const read = (one: Tenant) => ({ tenant: one, problems: [], calls: [] });
const review = (today: string, head: Tenant = edited) =>
  reviewTenant({ name: tenant.name, today, base: read(tenant), head: read(head) });
const needs = (today: string, head?: Tenant) => review(today, head).needs.filter(({ what }) => what === 'secret');

describe('a review', () => {
  it('tells that the secret in use ends soon, of a tenant that changes', () => {
    expect(needs('2028-09-01')).toEqual([]);
    expect(needs('2028-09-02')).toEqual([
      {
        what: 'secret',
        text: 'Secret 2026-11, which CCAIP uses, has 59 days left: its last day is 2028-10-31. When it ends, CCAIP no longer sees who is free and offers calls to people who are busy or gone. To do: link 2027-06 in CCAIP: npm run handover -- contoso, which writes ucaas.linked.',
      },
    ]);
    expect(needs('2028-09-02', tenant)).toEqual([]);
  });

  it('names the outage when it has ended, which is a reason to fail for who asks', () => {
    const ended = review('2028-11-01');
    expect(ended.needs.at(-1)).toMatchObject({
      what: 'secret',
      hasEnded: true,
      text: expect.stringMatching(
        /^outage: Secret 2026-11, which CCAIP uses, has ended: .* CCAIP no longer sees who is free/,
      ),
    });
    expect(reasonsOf(ended)).toContain('secret-ended');
    expect(reasonsOf(review('2028-09-02'))).not.toContain('secret-ended');
    const { linked: _, ...ucaas } = edited.ucaas;
    expect(reasonsOf(review('2029-06-01', { ...edited, ucaas }))).not.toContain('secret-ended');
    // Nothing refuses an up for it: the way out is one.
    expect(needsLine(ended)).toMatch(/^- outage: Secret/m);
  });
});

describe('the day on which somebody asks', () => {
  const today = '2028-11-02';

  it('reaches a review of two versions of the files, and lint', () => {
    const linked = '{ secret: 2026-11, by: ccaip-link@contoso.example, on: 2026-11-20 }';
    inFolder({ today, sections: { ucaas: `ucaas: { linked: ${linked}, multicastLimit: 40 }` } }, (root) => {
      const older = join(root, 'older');
      cpSync(join(root, 'contoso'), join(older, 'contoso'), { recursive: true });
      const file = join(root, 'contoso', 'tenant.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('multicastLimit: 40', 'multicastLimit: 10'));
      const version = { ref: 'x' };
      const versions = { base: { ...version, root: older }, head: { ...version, root } };
      const { reasons } = reviewVersions({ ...versions, names: ['contoso'], shownAs: '', today });
      expect(reasons).toContain('secret-ended');
      const { tenant: loaded } = loadTenant({ root, name: 'contoso', today, env: {} });
      const { findings } = lintReport(root, loaded ?? expect.unreachable(), today);
      expect(findings.filter(({ kind }) => kind === 'secret-ends')).toMatchObject([
        { level: 'error', path: 'app.secrets[0]' },
      ]);
    });
  });
});
