import { describe, expect, it } from 'vitest';
import { blockings } from '../../routing/blocked-callers.ts';
import { checkCall } from '../../routing/calls/check-call.ts';
import { uncertainOf } from '../../routing/calls/uncertain.ts';
import { compareConfigs } from '../../routing/compare/compare.ts';
import { compileConfig } from '../../routing/compile.ts';
import type { BlockedCallers, NumberPattern, VoiceConfig } from '../../routing/config.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { explainText } from '../../routing/explain-text.ts';
import { callSchema } from '../../routing/json/call-schema.ts';
import { summaryRow } from '../../routing/summary.ts';
import { aConfig } from './a-config.ts';

const number = '+31205550000';
const pattern = (text: string, more: Partial<NumberPattern> = {}): NumberPattern => ({
  name: 'Robots',
  pattern: text,
  enabled: true,
  ...more,
});
const config = (blocked?: Partial<BlockedCallers>, more: Partial<VoiceConfig> = {}): VoiceConfig =>
  aConfig({
    users: [{ name: 'ada@x.example', number: '+31205552101', country: 'NL' }],
    sbcs: [{ name: 'main', fqdn: 'main.example' }],
    callerNumbers: [number],
    ...(blocked && { blockedCallers: { patterns: [], exemptions: [], ...blocked } }),
    ...more,
  });
const found = (blocked: Partial<BlockedCallers>, more: Partial<VoiceConfig> = {}) =>
  blockings(compileConfig(config(blocked, more))).map(({ form, pattern: name, by }) => [form, name, by]);
const by = (...patterns: NumberPattern[]): Partial<BlockedCallers> => ({ patterns });

describe('a blocked caller pattern and the number that CCAIP shows', () => {
  it.each([
    ['^\\+?31205550000$', number],
    ['^\\+31205550000', number],
    ['^31205550000$', '31205550000'],
    ['^\\d*$', '31205550000'],
    ['5550000', number],
  ])('%s takes it, with its + or without: %s', (text, form) => {
    expect(found(by(pattern(text)))).toEqual([[form, 'Robots', 'reading']]);
  });

  it.each([
    ['another number', by(pattern('^\\+?31900'))],
    ['a pattern that is off', by(pattern('^\\+?3120', { enabled: false }))],
    ['a tenant that blocks nobody', { ...by(pattern('^\\+?3120')), isOff: true }],
    ['an exemption for both forms', { ...by(pattern('^\\+?3120')), exemptions: [pattern('^\\+?31205550000$')] }],
    [
      'what the tenant answers',
      {
        ...by(pattern('^\\+?3120')),
        answers: [number, number.slice(1)].map((one) => ({ number: one, isMatch: false })),
      },
    ],
  ])('is left alone by %s', (_, blocked) => {
    expect(found(blocked)).toEqual([]);
  });

  it('is taken where an exemption is for the other form only, or off', () => {
    const blocked = by(pattern('^\\+?3120'));
    expect(found({ ...blocked, exemptions: [pattern('^\\+31205550000$')] })).toEqual([
      ['31205550000', 'Robots', 'reading'],
    ]);
    expect(found({ ...blocked, exemptions: [pattern('^\\+?3120', { enabled: false })] })).toHaveLength(1);
  });

  it('is taken as an SBC makes it for callers', () => {
    const sbcs = [{ name: 'main', fqdn: 'main.example', translations: { inboundPstn: ['National'] } }];
    const translationRules = [{ name: 'National', pattern: '^\\+31(\\d+)$', translation: '0$1' }];
    expect(found(by(pattern('^0205550000$')), { sbcs, translationRules })).toEqual([
      ['0205550000', 'Robots', 'reading'],
    ]);
    expect(found(by(pattern('^0205550000$')))).toEqual([]);
  });

  it('is taken where the tenant says so against our reading, and nobody can tell of a pattern beyond the model', () => {
    expect(found({ ...by(pattern('^9')), answers: [{ number, isMatch: true }] })).toEqual([
      [number, undefined, 'tenant'],
    ]);
    expect(found(by(pattern('^(?>\\+?31)20')))).toEqual([[number, 'Robots', 'unread']]);
    expect(found(by(pattern('^(?>\\+?31)20'), pattern('^31', { name: 'Plain' })))).toEqual([
      ['31205550000', 'Plain', 'reading'],
    ]);
  });
});

describe('a call that CCAIP hands over', () => {
  const told = (of: VoiceConfig) =>
    explainText(explainHandedOver(compileConfig(of), '+31205552101'))
      .join(' ')
      .replaceAll(/\s+/g, ' ');
  const words = `by our reading blocked caller pattern "Robots" takes ${number} (as 31205550000), which CCAIP shows: its calls are refused`;
  const blocked = by(pattern('^3120'));

  it('is told with the pattern that blocks it', () => {
    expect(told(config(blocked))).toContain(`Blocked: ${words}.`);
    expect(told(config(by(pattern('^3120', { redirectTo: 'reception@x.example' }))))).toContain(
      'its calls go to reception@x.example',
    );
    expect(told(config())).not.toContain('locked');
    expect(told(config())).toMatch(/ Rings ada@x\.example/);
    const call = explainHandedOver(compileConfig(config(blocked)), '+31205552101');
    expect(summaryRow(call)).toEqual(['CCAIP → ada', '+31205552101', 'blocked', words]);
    const printed = JSON.parse(JSON.stringify(call));
    expect(callSchema.parse(printed)).toEqual(printed);
  });

  it('has one answer: blocked, or who is rung', () => {
    expect(told(config(blocked))).toContain(`Blocked: ${words}. If it weren't blocked: Rings ada@x.example;`);
    expect(told(config(by(pattern('^(?>\\+?31)20'))))).toMatch(/Not certain: nobody can tell .* shows\. Rings ada/);
  });

  it('is not certain where nobody knows which numbers CCAIP shows', () => {
    const { callerNumbers: _, ...unknown } = config(blocked);
    expect(told(unknown)).toContain("Not certain: Callers are blocked here, and sipTrunk.callerNumbers doesn't say");
    const { callerNumbers: __, ...open } = config();
    expect(told(open)).not.toContain('Not certain');
  });

  it('fails an expectation of who rings, by our reading', () => {
    const check = (of: VoiceConfig, rings = 'ada') => {
      const result = checkCall(compileConfig(of), { to: '+31205552101', expect: { rings } });
      return { failures: result.failures, uncertain: uncertainOf(result) };
    };
    expect(check(config(blocked)).failures).toEqual([`It should ring ada@x.example; it rings nobody (${words}).`]);
    expect(check(config(blocked), 'nobody')).toEqual({ failures: [], uncertain: words });
    const unread = check(config(by(pattern('^(?>\\+?31)20'))));
    expect(unread).toEqual({
      failures: [],
      uncertain: `nobody can tell whether blocked caller pattern "Robots" takes ${number}, which CCAIP shows`,
    });
    expect(check(config())).toEqual({ failures: [] });
  });
});

describe('one blocked number of several that CCAIP shows', () => {
  const other = '+31205559999';
  const several = config(by(pattern('^\\+31205550000$')), { callerNumbers: [number, other] });
  const call = explainHandedOver(compileConfig(several), '+31205552101');
  const words = `by our reading blocked caller pattern "Robots" takes ${number}, which CCAIP shows: its calls are refused`;

  it('leaves who is rung by the others', () => {
    const text = explainText(call).join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain(`Blocked: ${words}. Where CCAIP shows ${other}: Rings ada@x.example;`);
    expect(summaryRow(call)).toEqual(['CCAIP → ada', '+31205552101', 'rings ada']);
    const printed = JSON.parse(JSON.stringify(call));
    expect(callSchema.parse(printed)).toEqual(printed);
    expect(printed.callersLeft).toEqual([other]);
  });

  it('lets an expectation hold, though not for certain', () => {
    const result = checkCall(compileConfig(several), { to: '+31205552101', expect: { rings: 'ada' } });
    expect(result.failures).toEqual([]);
    expect(uncertainOf(result)).toBe(`it shows one of several numbers, and ${words}`);
  });

  it('blocks every call once all are taken', () => {
    const all = { ...several, blockedCallers: { patterns: [pattern('^\\+?3120555')], exemptions: [] } };
    expect(explainHandedOver(compileConfig(all), '+31205552101')).not.toHaveProperty('callersLeft');
    expect(checkCall(compileConfig(all), { to: '+31205552101', expect: { rings: 'ada' } }).failures).toHaveLength(1);
    const left = (before: VoiceConfig, after: VoiceConfig) => compareConfigs(before, after).handedOver.callersLeft;
    expect(left(config(undefined, { callerNumbers: [number, other] }), several)).toEqual([other]);
    expect(left(several, all)).toEqual([]);
    const last = compareConfigs(several, { ...several, callerNumbers: [number] }).handedOver;
    expect(last.silenced.map((one) => one.number)).toEqual([number]);
    expect(compareConfigs(several, several).handedOver.silenced).toEqual([]);
  });
});

describe('a number that a pattern takes and an exemption, too', () => {
  const exempt = { ...by(pattern('^\\+?3120')), exemptions: [pattern('^\\+?31205550000$', { name: 'Ours' })] };
  const doubtOf = (blocked: Partial<BlockedCallers>) =>
    explainHandedOver(compileConfig(config(blocked)), '+31205552101').doubts.filter(
      (one) => one.kind === 'exempt caller',
    );

  it('leaves a doubt, until the tenant has said so itself', () => {
    expect(doubtOf(exempt)).toEqual([{ kind: 'exempt caller', number, pattern: 'Robots', exemption: 'Ours' }]);
    const answers = [number, number.slice(1)].map((one) => ({ number: one, isMatch: false }));
    expect(doubtOf({ ...exempt, answers })).toEqual([]);
    expect(doubtOf({ ...exempt, patterns: [] })).toEqual([]);
    expect(doubtOf(by(pattern('^\\+?3120')))).toEqual([]);
  });

  it('lets an expectation hold, though not for certain', () => {
    const why = (before: VoiceConfig) =>
      compareConfigs(before, config(exempt)).handedOver.notAnalysed.map((one) => one.why);
    expect(why(config())).toEqual([expect.stringContaining('exemption "Ours" lets it through is our reading')]);
    expect(why(config(exempt))).toEqual([]);
    const result = checkCall(compileConfig(config(exempt)), { to: '+31205552101', expect: { rings: 'ada' } });
    expect(result.failures).toEqual([]);
    expect(uncertainOf(result)).toContain('that exemption "Ours" lets it through is our reading');
  });
});

describe('a change of blocked callers', () => {
  const changes = (before: VoiceConfig, after: VoiceConfig) => {
    const { handedOver, nothingChanges } = compareConfigs(before, after);
    return {
      silenced: handedOver.silenced.map(({ pattern: name, form }) => [name, form]),
      left: handedOver.notAnalysed.map(({ why }) => why),
      nothingChanges,
    };
  };

  it('that silences CCAIP is told, and not what silenced it before', () => {
    const silent = config(by(pattern('^\\+?3120')));
    expect(changes(config(), silent)).toEqual({ silenced: [['Robots', number]], left: [], nothingChanges: false });
    expect(changes(silent, silent)).toEqual({ silenced: [], left: [], nothingChanges: true });
    expect(changes(silent, config())).toMatchObject({ silenced: [] });
    expect(changes(config(by(pattern('^(?>31)'))), silent)).toMatchObject({ silenced: [['Robots', number]] });
  });

  it('is left open where the numbers are not known, or nobody can read the pattern', () => {
    const { callerNumbers: _, ...unknown } = config(by(pattern('^\\+?3120')));
    const { callerNumbers: __, ...none } = config();
    expect(changes(none, unknown)).toEqual({
      silenced: [],
      left: [expect.stringContaining("sipTrunk.callerNumbers doesn't say which numbers CCAIP shows")],
      nothingChanges: false,
    });
    expect(changes(config(), config(by(pattern('^(?>\\+?31)20'))))).toMatchObject({
      silenced: [],
      left: [expect.stringContaining('nobody can tell whether')],
    });
  });
});
