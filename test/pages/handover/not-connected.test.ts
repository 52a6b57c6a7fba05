import { describe, expect, it } from 'vitest';
import { handoverText } from '../../../pages/handover/handover-text.ts';
import { handoverOutput } from '../../../pages/handover/output-schema.ts';
import { stepsOf } from '../../../pages/handover/steps.ts';
import type { Subject } from '../../../pages/handover/subject.ts';
import { leftToEnter } from '../../../tenant/entered/left-to-enter.ts';
import { named, trunkTenant, unnamed } from '../../routing/a-trunk-tenant.ts';

const { outputs } = {
  outputs: {
    connectedAppId: '7f3c0000-0000-4000-8000-0000000000aa',
    secretName: '2026-11',
    secretExpires: '2028-10-31',
  },
};
const bySipDomain = (sections: { readonly sipTrunk: string }) => ({
  ...sections,
  sipTrunk: sections.sipTrunk.replace('  telnyx:', '  sipUriHost: sipDomain\n  telnyx:'),
});
const subjectOf = (sections: Parameters<typeof trunkTenant>[0]): Subject => ({
  tenant: trunkTenant(sections),
  outputs,
});
const open = subjectOf(bySipDomain(unnamed));
const text = (subject: Subject): string => handoverText(subject, leftToEnter(subject.tenant), {});
const saying = (subject: Subject): string[] =>
  stepsOf(subject).flatMap(({ id, say }) => (say.some((one) => one.startsWith('Not yet: the SIP trunk')) ? id : []));

describe('the handover of a tenant whose SIP trunk has no name yet', () => {
  it('says so at the head, and at each step that needs it', () => {
    expect(text(open)).toContain("The SIP trunk isn't connected yet: steps that need its name say so.");
    expect(saying(open)).toEqual(['users', 'teams-sbcs', 'test-call', 'sip-host']);
  });

  it('needs it for users only where it stands in their SIP URIs', () => {
    expect(saying(subjectOf(unnamed))).toEqual(['teams-sbcs', 'test-call', 'sip-host']);
    expect(saying(subjectOf(named))).toEqual([]);
  });

  it('gives nobody a name that stands in for it to copy, on the page, as text or as JSON', () => {
    expect(text(open)).not.toContain('.invalid');
    expect(JSON.stringify(handoverOutput(open, leftToEnter(open.tenant), {}))).not.toContain('.invalid');
  });

  it('never says that nothing is left for users', () => {
    const ucaas = 'ucaas: { multicastLimit: 40, linked: { secret: 2026-11, by: x, on: 2026-11-20 } }';
    expect(text(subjectOf({ ...bySipDomain(unnamed), ucaas }))).toContain(
      "What is to stand there for users isn't known yet",
    );
  });
});

describe('what is left to enter for a user whose SIP URI is not known yet', () => {
  const ada = { upn: 'ada@contoso.example', sipUri: '+31205552101@old.example', ucaasName: 'ada@contoso.example' };

  it('is nothing: neither to be entered, nor cleared where something stands', () => {
    expect(leftToEnter(open.tenant)).toEqual([]);
    expect(leftToEnter({ ...open.tenant, entered: [ada] })).toEqual([]);
  });

  it('is to be changed once the name is there', () => {
    const { tenant } = subjectOf(bySipDomain(named));
    expect(leftToEnter({ ...tenant, entered: [ada] }).map(({ action, upn }) => `${action} ${upn}`)).toEqual([
      'change ada@contoso.example',
      'enter bob@contoso.example',
    ]);
  });
});
