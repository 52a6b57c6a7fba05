import { describe, expect, it } from 'vitest';
import { commentOn } from '../../review/comment.ts';
import { reviewTenant } from '../../review/review-tenant.ts';
import type { EnteredUser } from '../../tenant/entered/entered.ts';
import { wantedEntry } from '../../tenant/entered/entered.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { load } from '../tenant/a-tenant-folder.ts';

const rows = ['ada', 'bob', 'cyd'].map((name, at) => `${name}@contoso.example,+3120555210${at + 1},Amsterdam,,agent\n`);
const linked = ', linked: { secret: 2026-11, by: x, on: 2026-11-20, entered: entered.csv }';
const tenantOf = (people: readonly string[], link = linked, multicast = 40): Tenant => {
  const { tenant, problems } = load({
    users: `upn,number,site,policy,ccaip\n${people.join('')}`,
    sections: { ucaas: `ucaas: { multicastLimit: ${multicast}${link} }` },
  });
  expect(problems).toEqual([]);
  return tenant ?? expect.unreachable();
};
const confirmedOf = (tenant: Tenant): EnteredUser[] =>
  tenant.users.map(({ upn, sipUri = '' }) => wantedEntry({ upn, sipUri }));

const review = (base: Tenant, head: Tenant, name = 'contoso') => {
  const read = (tenant: Tenant) => ({ tenant, problems: [], calls: [] });
  return reviewTenant({ name, base: read(base), head: read(head) });
};
const comment = (base: Tenant, head: Tenant) =>
  commentOn([review(base, head)], { ref: 'a' }, { ref: 'b' }).comment.split('\n');
const by = (lines: readonly string[], start: string) => lines.filter((line) => line.startsWith(start));

describe('what is left to enter in CCAIP, in a review', () => {
  const all = tenantOf(rows);

  it('is told against what was confirmed: this change, and what an earlier one left', () => {
    const entered = confirmedOf(all).map((one, at) => (at === 2 ? { ...one, sipUri: '+31@old.example' } : one));
    const head = { ...tenantOf(rows.slice(1)), entered };
    expect(by(comment({ ...all, entered }, head), '**To change in CCAIP')).toEqual([
      '**To change in CCAIP by hand**: change cyd from `+31@old.example, cyd@contoso.example` to `+31205552103@ujet.sip.carrier.example, cyd@contoso.example`; clear `+31205552101@ujet.sip.carrier.example, ada@contoso.example` of ada.',
    ]);
  });

  it('is nothing where all is confirmed, also for who came', () => {
    const base = { ...tenantOf(rows.slice(1)), entered: confirmedOf(tenantOf(rows.slice(1))) };
    const lines = comment(base, { ...all, entered: confirmedOf(all) });
    expect(by(lines, '**To change in CCAIP')).toEqual([]);
    expect(lines.join('\n')).toContain('what is confirmed to stand in CCAIP changes for ada');
  });

  it('is everybody, as not confirmed, beside what changes, where nothing is confirmed', () => {
    const lines = comment(all, tenantOf(rows.slice(1)));
    expect(by(lines, '**Not confirmed in CCAIP')).toEqual([
      '**Not confirmed in CCAIP**: SIP URI and UCaaS username of bob and cyd. npm run confirm writes down what was entered.',
    ]);
    expect(by(lines, '**To change in CCAIP by hand**: remove the SIP URI of ada')).toHaveLength(1);
  });

  it('is not told before CCAIP is linked, but for what changes', () => {
    const lines = comment(tenantOf(rows, ''), tenantOf(rows.slice(1), ''));
    expect(by(lines, '**Not confirmed in CCAIP')).toEqual([]);
    expect(by(lines, '**To change in CCAIP by hand')).toHaveLength(1);
  });

  it('is a change of the files when only the confirmation changes', () => {
    const data = review(all, { ...all, entered: confirmedOf(all).slice(1) });
    expect(data.nothingChanges).toBe(false);
    expect(data.edits.map(({ text }) => text)).toEqual(['what is confirmed to stand in CCAIP changes for bob and cyd']);
    expect(data.toEnter?.map(({ user, action }) => [user, action])).toEqual([['ada@contoso.example', 'enter']]);
    const sorted = { ...all, entered: confirmedOf(all) };
    expect(review(sorted, { ...all, entered: confirmedOf(all).reverse() }).nothingChanges).toBe(true);
  });

  it('parts no tenants that change alike, and is not told where no call that comes in changes', () => {
    const change = (name: string) => review(all, tenantOf(rows, linked, 50), name);
    const { groups, comment: text } = commentOn([change('contoso'), change('acme')], { ref: 'a' }, { ref: 'b' });
    expect(groups).toEqual([['contoso', 'acme']]);
    expect(text).not.toContain('Not confirmed');
  });
});
