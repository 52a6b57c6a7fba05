import { describe, expect, it } from 'vitest';
import { checkCall } from '../../routing/calls/check-call.ts';
import { compareHandedOver } from '../../routing/compare/handed-over.ts';
import { compileConfig } from '../../routing/compile.ts';
import type { CallingPolicy } from '../../routing/config.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { explainText } from '../../routing/explain-text.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { decidesText, whoAnswers } from '../../routing/who-answers.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { aTenant, user } from './prove/a-tenant.ts';

const strict: CallingPolicy = {
  name: 'CC agents',
  privateCalling: true,
  inboundTreatment: 'RegularIncoming',
  voicemail: 'AlwaysDisabled',
  forwardingToUser: false,
  forwardingToPhone: false,
  callGroups: false,
  delegation: false,
};

describe('who answers by a calling policy', () => {
  it.each<[Partial<CallingPolicy>, string]>([
    [{}, 'nobody else answers'],
    [{ busyOnBusy: 'Enabled' }, 'nobody else answers; a second call gets a busy signal'],
    [{ busyOnBusy: 'UserOverride' }, 'nobody else answers; of a second call their own settings decide'],
    [{ voicemail: 'AlwaysEnabled' }, 'voicemail answers after 30 seconds'],
    [{ voicemail: 'UserOverride' }, 'voicemail may answer, as their own settings decide'],
    [{ forwardingToUser: true }, 'another user may answer, as their own settings decide'],
    [{ forwardingToPhone: true }, 'any phone may answer, as their own settings decide'],
    [{ callGroups: true, delegation: true }, 'a call group and a delegate may answer, as their own settings decide'],
    [{ delegation: undefined }, "delegation as Teams had it, which files don't say"],
    [
      { inboundTreatment: undefined, voicemail: undefined },
      "inboundTreatment and voicemail as Teams had them, which files don't say",
    ],
    [{ inboundTreatment: 'UserOverride' }, 'nobody else answers'],
    [{ inboundTreatment: 'RegularIncoming' }, 'nobody else answers'],
    [{ inboundTreatment: 'Unanswered' }, 'calls go at once where unanswered ones go, inboundTreatment Unanswered'],
    [{ inboundTreatment: 'Voicemail' }, 'voicemail takes calls at once, inboundTreatment Voicemail'],
    [
      { voicemail: 'Later', busyOnBusy: 'Queue' } as object,
      'voicemail is "Later", which trunkline doesn\'t know; busyOnBusy is "Queue", which trunkline doesn\'t know',
    ],
    [{ busyOnBusy: 'Queue' } as object, 'busyOnBusy is "Queue", which trunkline doesn\'t know; nobody else answers'],
    [{ privateCalling: false, inboundTreatment: 'Voicemail' }, 'there are no calls at all, privateCalling false'],
  ])('%j: %s', (change, words) => {
    expect(decidesText({ ...strict, ...change })).toBe(words);
    expect(whoAnswers({ ...strict, ...change }).kind === 'rings').toBe(!/at once|at all/.test(words));
  });
});

describe('a tenant whose file describes the calling policy of its agents', () => {
  const agent = user('ada', { ccaip: 'agent', sipUri: '+31205552101@ujet.example', callingPolicy: 'CC agents' });
  const voiceOf = (change: Partial<CallingPolicy> = {}) =>
    compileConfig(
      fromTenant(
        aTenant({
          users: [agent],
          callingPolicies: [{ ...strict, ...change, adopt: false }] as Tenant['callingPolicies'],
        }),
      ),
    );
  const number = '+31205552101';

  it('is explained by it', () => {
    const textOf = (change: Partial<CallingPolicy>) =>
      explainText(explainHandedOver(voiceOf(change), number))
        .join(' ')
        .replaceAll(/\s+/g, ' ');
    expect(textOf({ busyOnBusy: 'Enabled' })).toContain(
      'Rings ada@x.example; by calling policy "CC agents" nobody else answers; a second call gets a busy signal.',
    );
    expect(textOf({ inboundTreatment: 'Voicemail' })).toContain(
      'Is for ada@x.example, who isn\'t rung; by calling policy "CC agents" voicemail takes calls at once, inboundTreatment Voicemail.',
    );
  });

  it('loses who is not rung any more, and an expected call fails with the reason', () => {
    const compared = compareHandedOver(voiceOf(), voiceOf({ inboundTreatment: 'Unanswered' }));
    expect(compared.unreachable).toEqual([
      { user: 'ada@x.example', why: expect.stringContaining('calls go at once where unanswered ones go') },
    ]);
    expect(compareHandedOver(voiceOf(), voiceOf()).callingPolicies).toEqual([]);
    expect(compareHandedOver(voiceOf(), voiceOf({ voicemail: 'UserOverride' })).callingPolicies).toEqual([
      {
        user: 'ada@x.example',
        before: 'CC agents (nobody else answers)',
        after: 'CC agents (voicemail may answer, as their own settings decide)',
      },
    ]);
    // Another name for what decides alike is no change; what is asked no more is as in a new tenant.
    const renamed = compileConfig(
      fromTenant(
        aTenant({
          users: [{ ...agent, callingPolicy: 'Agents' }],
          callingPolicies: [{ ...strict, name: 'Agents', adopt: false }] as Tenant['callingPolicies'],
        }),
      ),
    );
    expect(compareHandedOver(voiceOf(), renamed).callingPolicies).toEqual([]);
    expect(compareHandedOver(voiceOf(), voiceOf({ voicemail: undefined })).callingPolicies).toMatchObject([
      { after: 'CC agents (voicemail may answer, as their own settings decide)' },
    ]);
    const expected = { to: 'ada@x.example', expect: { rings: 'ada' } };
    const check = (change: Partial<CallingPolicy>) =>
      checkCall(voiceOf(change), { ...expected, to: number } as Parameters<typeof checkCall>[1]).failures;
    expect(check({})).toEqual([]);
    expect(check({ privateCalling: false })).toEqual([
      'It should ring ada@x.example; it rings nobody (by calling policy "CC agents" there are no calls at all, privateCalling false).',
    ]);
  });
});
