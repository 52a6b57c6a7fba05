import { describe, expect, it } from 'vitest';
import { commentOn } from '../../review/comment.ts';
import { reviewTenant } from '../../review/review-tenant.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { load } from '../tenant/a-tenant-folder.ts';

const people = ['ada', 'bob', 'cyd', 'dan', 'eli', 'fay'];
/** Those named are marked; `approvals` as the file has them. */
const tenantOf = (marked: readonly string[], approvals = '', newRows: readonly string[] = []): Tenant => {
  const rows = people.map((name, at) => {
    const domain = newRows.includes(name) ? 'teams.carrier.example' : 'contoso.example';
    return `${name}@${domain},+3120555210${at},Amsterdam,agent,${marked.includes(name) ? 'username' : ''}\n`;
  });
  const { tenant, problems } = load({
    users: `upn,number,site,ccaip,sip\n${rows.join('')}`,
    sections: {
      sbcs: 'sbcs: { main: { fqdn: teams.carrier.example, port: 5061, mapsUsernames: true } }',
      allowSignInChange: 'allowSignInChange: true',
      approvals: approvals && `approvals: ${approvals}`,
    },
  });
  expect(problems).toEqual([]);
  return tenant ?? expect.unreachable();
};
const none = tenantOf([]);
const review = (base: Tenant | undefined, head: Tenant) => {
  const read = (tenant: Tenant) => ({ tenant, problems: [], calls: [] });
  return reviewTenant({ name: 'contoso', ...(base && { base: read(base) }), head: read(head) });
};
const needs = (base: Tenant, head: Tenant) =>
  review(base, head).needs.flatMap(({ what, text }) => (what.startsWith('sign-in') ? [text] : []));

describe('a review of sign-ins that change', () => {
  it('says whose in the first line, under Settings, and under Needs with what has to be told before', () => {
    const told = review(none, tenantOf(['ada']));
    expect(told.summary).toContain('the sign-in of ada changes to ada@teams.carrier.example');
    expect(told.signIns).toEqual([
      { user: 'ada@contoso.example', before: 'ada@contoso.example', after: 'ada@teams.carrier.example' },
    ]);
    const { comment } = commentOn([told], { ref: 'a' }, { ref: 'b' });
    expect(comment).toContain('sip: username for ada');
    expect(comment).toContain(
      '- one person signs in to Microsoft 365 by another name after up: ada@contoso.example → ada@teams.carrier.example. Tell them before',
    );
    expect(review(none, tenantOf(['ada', 'bob'])).summary).toContain('sign-in names change of 2 people');
  });

  it('says so of a tenant that is new', () => {
    expect(review(undefined, tenantOf(['ada'])).summary).toContain('the sign-in of ada changes to');
  });

  it('says nothing where nobody is marked, and nothing of who was marked before', () => {
    expect(review(none, none)).not.toHaveProperty('signIns');
    expect(review(tenantOf(['ada']), tenantOf(['ada'])).nothingChanges).toBe(true);
  });

  it('is refused for many without an approval, as up refuses it', () => {
    const told = review(none, tenantOf(people));
    expect(told.summary).toContain('refused until the sign-ins are approved');
    expect(needs(none, tenantOf(people))[0]).toContain('approvals: { signIns: { count: 6, reason: … } }');
    expect(needs(none, tenantOf(people, '{ signIns: { count: 6, reason: told on Monday } }'))).toHaveLength(1);
  });

  it('tells a way back, which needs an approval, however few', () => {
    const base = tenantOf(['ada', 'bob']);
    const told = review(base, tenantOf(['bob']));
    expect(told.summary).toContain('the sign-in of ada goes back to ada@contoso.example');
    expect(needs(base, tenantOf(['bob']))[0]).toContain(
      'this puts a sign-in name back (ada@teams.carrier.example to ada@contoso.example)',
    );
    const approved = tenantOf(['bob'], '{ signInReturns: { count: 1, reason: the SBC maps numbers again } }');
    expect(needs(base, approved)).toEqual([expect.stringContaining('ada@teams.carrier.example → ada@contoso.example')]);
  });

  it('says that the last one who is marked no more keeps the name, where no return is approved', () => {
    const base = tenantOf(['ada']);
    expect(needs(base, none)).toEqual([
      expect.stringContaining('1 person keeps the sign-in name that an up gave: ada@teams.carrier.example'),
    ]);
    expect(review(base, none).summary).not.toContain('goes back');
  });

  it('says nothing of a way back where the row goes on under the new name', () => {
    const base = tenantOf(['ada']);
    const head = tenantOf(['ada'], '', ['ada']);
    expect(needs(base, head)).toEqual([]);
    expect(review(base, head)).not.toHaveProperty('signIns');
  });
});
