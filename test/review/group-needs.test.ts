import { describe, expect, it } from 'vitest';
import { groupNeeds } from '../../review/group-needs.ts';
import { settingsEdited } from '../../review/settings-edited.ts';
import { load } from '../tenant/a-tenant-folder.ts';

const tenantOf = (groups: string, site: string) => {
  const { tenant, problems } = load({
    sections: { groups: groups && `groups: ${groups}`, sites: `sites: { Amsterdam: ${site} }` },
  });
  expect(problems).toEqual([]);
  return tenant ?? expect.unreachable();
};
const own = tenantOf('', '{ dialPlan: NL, policy: NL agents }');
const nothing = tenantOf('', '{ policy: NL agents }');
const byGroup = tenantOf('[{ group: CC, dialPlan: NL }]', '{ group: CC, policy: NL agents }');
const byOther = tenantOf('[{ group: Desk, dialPlan: NL }]', '{ group: Desk, policy: NL agents }');
const texts = (...[base, head]: [typeof own, typeof own]) => groupNeeds(base, head).map(({ text }) => text);

describe('a review of policies by groups', () => {
  it('says that who had their own keeps it until the group’s has come', () => {
    expect(texts(own, byGroup)).toEqual([
      "1 user has dial plan by group CC from now on, and the files don't say who is directly in it: each keeps what is theirs until the group's has reached them (a day or more), so that up is run again then; whoever isn't in the group keeps it, and up names them.",
      'what group CC gives changes for all direct members: those outside users.csv are not counted, and their calls may change too.',
    ]);
  });

  it('says that who had none has Global until then', () => {
    expect(texts(nothing, byGroup)[0]).toContain('until then calls are as Global has them');
  });

  it('says that from one group to another there is a gap', () => {
    const both = tenantOf(
      '[{ group: CC, dialPlan: NL }, { group: Desk, dialPlan: NL }]',
      '{ group: Desk, policy: NL agents }',
    );
    expect(texts(byGroup, both)[0]).toContain("up changes nobody's membership of group CC or group Desk");
    expect(texts(byGroup, byOther)[0]).toContain(
      'what group CC gave goes with this up, and the other takes a day or more: until then they have Global',
    );
  });

  it('says nothing where groups stay as they are', () => {
    expect(texts(byGroup, byGroup)).toEqual([]);
  });
});

it('an edit of what groups give and of their ranks is told', () => {
  const one = '{ group: CC, dialPlan: NL }';
  const other = '{ group: Leads, callingPolicy: Desk }';
  const told = (base: string, head: string) =>
    settingsEdited(tenantOf(base, '{}'), tenantOf(head, '{}'), []).map(({ text }) => text);
  expect(told(`[${one}, ${other}]`, `[${other}, ${one}]`)).toEqual([expect.stringContaining('order of rank')]);
  expect(told(`[${other}]`, '[{ group: Leads, callingPolicy: Agents }]')).toEqual([
    expect.stringMatching(/group Leads.*callingPolicy Desk → Agents/),
  ]);
});
