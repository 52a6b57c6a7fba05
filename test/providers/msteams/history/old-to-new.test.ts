import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../../providers/msteams/history/change-of.ts';
import { createObserved } from '../../../../providers/msteams/history/observed.ts';
import { recordedCmdlets } from '../../../../providers/msteams/history/recorded-cmdlets.ts';
import { createDialPlanKind } from '../../../../providers/msteams/resources/described/dial-plan.ts';
import { createVoiceRouteKind } from '../../../../providers/msteams/resources/described/voice-route.ts';
import { createPstnUsageKind } from '../../../../providers/msteams/resources/pstn-usage.ts';
import type { Session } from '../../../../providers/msteams/session.ts';
import { aContext, aTenant } from '../resources/teams-session.ts';
import { aHistory } from './a-history.ts';

const history = aHistory();

/** A run of the engine whose writes are on record. */
let runs = 0;
const recorded = (session: Session): Session => {
  runs += 1;
  const run = `run-${runs}`;
  const cmdlets = session.cmdlets().then((opened) => recordedCmdlets(opened, history.recorder({ run })));
  return { ...session, cmdlets: () => cmdlets };
};

const shown = () =>
  history
    .lines()
    .filter(({ step }) => step === 'sent')
    .map(({ kind, object, from, to }) => ({ kind, object, from, to }));

describe('a line of a write', () => {
  it('has what Teams showed before, of each setting that is written and of no other', async () => {
    const tenant = aTenant();
    const session = recorded(tenant.newRun());
    const usages = createPstnUsageKind(session);
    await usages.create({ args: { name: 'National' }, context: aContext('National') });
    const routes = createVoiceRouteKind(session);
    const args = (numberPattern: string) =>
      ({
        name: 'NL mobile',
        numberPattern,
        pstnUsages: ['National'],
        sbcs: [],
        trialOrder: ['NL mobile'],
        adopt: false,
      }) as never;
    const { id, state } = await routes.create({ args: args('^\\+316\\d{8}$'), context: aContext('NL mobile') });
    const next = recorded(tenant.newRun());
    const update = { id, args: args('^\\+316\\d{7,8}$'), state, context: aContext('NL mobile') };
    const { state: after } = await createVoiceRouteKind(next).update(update);
    await createVoiceRouteKind(next).delete({ id, state: after, context: aContext('NL mobile') });
    const [usage, made, updated, removed, ...more] = shown();
    expect(more).toEqual([]);
    expect(usage).toEqual({ kind: 'PstnUsage', object: 'National', from: null, to: 'National' });
    expect(made).toMatchObject({
      kind: 'VoiceRoute',
      object: 'NL mobile',
      from: null,
      to: { NumberPattern: '^\\+316\\d{8}$' },
    });
    expect(updated).toEqual({
      kind: 'VoiceRoute',
      object: 'NL mobile',
      from: { NumberPattern: '^\\+316\\d{8}$' },
      to: { NumberPattern: '^\\+316\\d{7,8}$' },
    });
    expect(removed).toMatchObject({ object: 'NL mobile', from: { NumberPattern: '^\\+316\\d{7,8}$' }, to: null });
    expect(history.lines().every(({ step }) => step === 'sent' || step === 'done')).toBe(true);
  });

  it('has rules of a dial plan by their fields, before and after', async () => {
    const tenant = aTenant();
    const session = recorded(tenant.newRun());
    const plans = createDialPlanKind(session);
    const rule = (pattern: string) => ({ pattern, translation: '+31$1', internal: false });
    const args = (pattern: string) =>
      ({ name: 'NL', order: ['National'], rules: { National: rule(pattern) }, adopt: false }) as never;
    const { id, state } = await plans.create({ args: args('^0(\\d{9})$'), context: aContext('NL') });
    await plans.update({ id, args: args('^0(\\d{8,9})$'), state, context: aContext('NL') });
    const updated = shown().at(-1);
    expect(updated?.from).toMatchObject({ NormalizationRules: [{ Name: 'National', Pattern: '^0(\\d{9})$' }] });
    expect(updated?.to).toMatchObject({ NormalizationRules: [{ Name: 'National', Pattern: '^0(\\d{8,9})$' }] });
    expect(JSON.stringify(updated)).not.toContain('$cmdlet');
  });

  it('says of an audio file which one it is, and has none of its content', () => {
    const parameters = { FileName: 'closed.1f2e.mp3', Content: { $base64: Buffer.from('ring').toString('base64') } };
    const [change] = changesOf('Import-CsOnlineAudioFile', parameters, createObserved(new Set()));
    expect(change).toMatchObject({ kind: 'AudioFile', object: 'closed.1f2e.mp3', from: null });
    expect(JSON.stringify(change)).toContain('4 bytes, SHA-256 ');
    expect(JSON.stringify(change)).not.toContain('cmluZw');
  });

  it('has no old value where nobody had looked', () => {
    const observed = createObserved(new Set(['CsTenantDialPlan']));
    const set = () => changesOf('Set-CsTenantDialPlan', { Identity: 'NL', Description: 'x' }, observed)[0];
    expect(set()).not.toHaveProperty('from');
    observed.saw('Get-CsTenantDialPlan', {}, [{ Identity: 'Tag:nl', Description: 'before' }]);
    expect(set()?.from).toEqual({ Description: 'before' });
  });
});
