import { describe, expect, it } from 'vitest';
import { checkCall } from '../../routing/calls/check-call.ts';
import { uncertainOf } from '../../routing/calls/uncertain.ts';
import { compareConfigs } from '../../routing/compare/compare.ts';
import { compileConfig } from '../../routing/compile.ts';
import type { CallerIdPolicy, VoiceConfig } from '../../routing/config.ts';
import { explainDialled } from '../../routing/explain.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { explainText } from '../../routing/explain-text.ts';
import { aConfig } from './a-config.ts';

const policy = (more: Partial<CallerIdPolicy> = {}): CallerIdPolicy => ({
  name: 'Reception',
  show: 'resource',
  account: 'reception@x.example',
  userOverride: false,
  hideCallers: false,
  ...more,
});

/** Ada and bob call everything by two SBCs, of which `main` takes the +31 off callers. */
const config = (
  policies?: readonly CallerIdPolicy[],
  more: Partial<VoiceConfig> = {},
  given = 'reception',
): VoiceConfig =>
  aConfig({
    users: [
      { name: 'ada@x.example', number: '+31201000001', country: 'NL', voiceRoutingPolicy: 'P', callerIdPolicy: given },
      { name: 'bob@x.example', number: '+31201000002', country: 'NL', voiceRoutingPolicy: 'P' },
    ],
    servicePlans: { NL: { callingCode: '31', rules: [], whole: true } },
    voiceRoutingPolicies: [{ name: 'P', pstnUsages: ['U'] }],
    voiceRoutes: [{ name: 'R', pattern: '^\\+?\\d+$', priority: 1, pstnUsages: ['U'], sbcs: ['main', 'spare'] }],
    sbcs: [
      { name: 'main', fqdn: 'main.example', translations: { outboundTeams: ['Strip'] } },
      { name: 'spare', fqdn: 'spare.example' },
    ],
    translationRules: [{ name: 'Strip', pattern: '^\\+31(\\d+)$', translation: '0$1' }],
    ...(policies && { callerIdPolicies: policies }),
    ...more,
  });
/** As a tenant is read that says who holds what. */
const withNumber = (base: VoiceConfig): VoiceConfig => ({
  ...base,
  users: [...base.users, { name: 'Reception@x.example', number: '+31205559000', country: 'NL' }],
});
const told = (of: VoiceConfig, number = '+442071234567', who = 'ada@x.example') => {
  const voice = compileConfig(of);
  const user = voice.users.get(who);
  if (user === undefined) throw new Error(who);
  const lines = explainText(explainDialled(voice, user, number));
  return lines
    .filter((line) => /^( {4}(main|spare) sends|Shown as|Not certain|\S+ may hide)/.test(line))
    .map((line) => line.trim());
};

describe('who is shown as the caller', () => {
  it('is the number of the resource account, after the rules of each SBC', () => {
    expect(told(withNumber(config([policy({ companyName: 'Contoso' })])))).toEqual([
      'main sends +442071234567 from 0205559000, by translation rule "Strip"',
      'spare sends +442071234567 from +31205559000',
      'Shown as the caller: +31205559000, the number of reception@x.example, with the name Contoso, by',
    ]);
  });

  it('is not claimed as a number where the files do not say which the account holds', () => {
    expect(told(config([policy()]))).toEqual([
      'main sends +442071234567',
      'spare sends +442071234567',
      'Shown as the caller: the number of reception@x.example, by caller ID policy "Reception".',
      expect.stringMatching(/^Not certain: Which number reception@x\.example holds isn't in the files/),
    ]);
  });

  it('is no number, whatever users may choose', () => {
    expect(told(config([policy({ show: 'anonymous', account: undefined, userOverride: true })]))).toEqual([
      'main sends +442071234567',
      'spare sends +442071234567',
      'Shown as the caller: no number, by caller ID policy "Reception".',
    ]);
  });

  it('may be hidden by the user', () => {
    const lines = told(config([policy({ show: 'ownNumber', account: undefined, userOverride: true })]));
    expect(lines.slice(0, 2)).toEqual([
      'main sends +442071234567 from 0201000001, by translation rule "Strip"',
      'spare sends +442071234567 from +31201000001',
    ]);
    expect(lines.at(-1)).toBe(
      'Not certain: ada may hide the number: caller ID policy "Reception" leaves that to its users.',
    );
  });

  it('is not known by a policy that is only named, and doubted by Global where others are described', () => {
    expect(told(config())).toEqual([
      'main sends +442071234567',
      'spare sends +442071234567',
      'Not certain: Caller ID policy "reception" is only named in the files, so who is shown as the caller',
    ]);
    expect(told(config([policy()]), '+442071234567', 'bob@x.example')).toEqual([
      'main sends +442071234567 from 0201000002, by translation rule "Strip"',
      'spare sends +442071234567 from +31201000002',
      expect.stringMatching(/^Not certain: Files don't hold the Global caller ID policy: the user's own number/),
    ]);
    // Nobody has any: nothing is said of them.
    const { users, ...rest } = config();
    expect(told({ ...rest, users: users.map(({ callerIdPolicy: _, ...user }) => user) })).toHaveLength(2);
  });

  it('is not certain of somebody who has the policy by a group', () => {
    const base = config([policy({ show: 'anonymous', account: undefined })]);
    const users = base.users.map((user) => ({ ...user, callerIdGroup: 'CC Amsterdam' }));
    expect(told({ ...base, users }).at(-1)).toMatch(/^Not certain: That the user is directly in group "CC Amsterdam"/);
  });

  it('is not certain of an emergency call', () => {
    expect(told(withNumber(config([policy()])), '+112').at(-1)).toBe(
      'Not certain: Whether caller ID policy "Reception" counts for emergency calls isn\'t published.',
    );
    expect(told(config([policy({ show: 'ownNumber' })]), '+112').join()).not.toContain('emergency');
  });
});

it('callers who look anonymous to an agent are told of a call that is handed over', () => {
  const voice = compileConfig(config([policy({ hideCallers: true })]));
  const lines = explainText(explainHandedOver(voice, '+31201000001'));
  expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(
    'By caller ID policy "Reception" callers look anonymous there.',
  );
  const open = compileConfig(config([policy()]));
  expect(explainText(explainHandedOver(open, '+31201000001')).join(' ')).not.toContain('anonymous');
});

describe('an expected caller', () => {
  const check = (of: VoiceConfig, caller: string) => {
    const result = checkCall(compileConfig(of), {
      as: 'ada',
      dial: '+442071234567',
      expect: { caller, sbcs: undefined },
    });
    return { failures: result.failures, uncertain: uncertainOf(result) };
  };
  const onlySpare = (of: VoiceConfig): VoiceConfig => ({
    ...of,
    voiceRoutes: of.voiceRoutes.map((route) => ({ ...route, sbcs: ['spare'] })),
  });

  it('holds for the number that leaves', () => {
    expect(check(onlySpare(withNumber(config([policy()]))), '+31205559000')).toEqual({ failures: [] });
    expect(check(withNumber(config([policy()])), '+31205559000').failures).toEqual([
      'The caller shown should be +31205559000; it is 0205559000 or +31205559000.',
    ]);
    expect(check(config([policy({ show: 'anonymous', account: undefined })]), 'anonymous').failures).toEqual([]);
  });

  it('fails where it is not known, and is not certain where the user may hide it', () => {
    expect(check(config([policy()]), '+31205559000').failures).toEqual([
      expect.stringMatching(/^The caller shown should be \+31205559000; it is none/),
    ]);
    const own = onlySpare(config([policy({ show: 'ownNumber', account: undefined, userOverride: true })]));
    expect(check(own, '+31201000001')).toEqual({
      failures: [],
      uncertain: 'caller ID policy "Reception" lets users hide the number',
    });
  });
});

describe('another caller shown', () => {
  const changes = (before: VoiceConfig, after: VoiceConfig) => {
    const { translations, nothingChanges } = compareConfigs(before, after);
    return {
      callers: translations.callers.map(({ user, sbc, before: was, after: is }) => `${user} ${sbc}: ${was} → ${is}`),
      left: translations.notAnalysed.map(({ what, why }) => `${what}: ${why}`),
      nothingChanges,
    };
  };
  const own = policy({ show: 'ownNumber', account: undefined });

  it('by a changed policy is told at each SBC, after its rules', () => {
    expect(changes(config([own]), config([policy()]))).toEqual({
      callers: [
        'ada@x.example main: 0201000001 → the number of reception@x.example',
        'ada@x.example spare: +31201000001 → the number of reception@x.example',
      ],
      left: [],
      nothingChanges: false,
    });
    expect(changes(config([own]), config([{ ...own, userOverride: true, companyName: 'Contoso' }])).callers).toEqual([
      'ada@x.example main: 0201000001 → 0201000001, with the name Contoso (unless they hide it)',
      'ada@x.example spare: +31201000001 → +31201000001, with the name Contoso (unless they hide it)',
    ]);
  });

  it('by a policy in the place of Global, and by one that is only named, is told with what is not known', () => {
    const none = config();
    const nobody = { ...none, users: none.users.map(({ callerIdPolicy: _, ...user }) => user) };
    expect(changes(nobody, config([policy({ show: 'anonymous', account: undefined })])).callers).toEqual([
      'ada@x.example main: 0201000001 (if Global is as in a new tenant) → no number',
      'ada@x.example spare: +31201000001 (if Global is as in a new tenant) → no number',
    ]);
    expect(changes(config([own]), config()).callers[0]).toBe(
      'ada@x.example main: 0201000001 → what caller ID policy "reception" says',
    );
  });

  it('by nothing is nothing', () => {
    expect(
      changes(config([policy()]), config([policy({ name: 'RECEPTION', account: 'reception@x.example' })])).callers,
    ).toEqual([]);
    expect(changes(config(), config())).toEqual({ callers: [], left: [], nothingChanges: true });
  });

  it.each([
    ['the files do not know the number', [policy()], "the number of reception@x.example isn't in the files"],
    ['the policy is only named', undefined, 'caller ID policy "reception" is only named in the files'],
  ])('by rules of an SBC is left open where %s', (_, policies, why) => {
    const before = config(policies);
    const after = { ...before, translationRules: [{ name: 'Strip', pattern: '^\\+31(\\d+)$', translation: '9$1' }] };
    expect(changes(before, after)).toEqual({
      callers: ['bob@x.example main: 0201000002 → 9201000002'],
      left: [`what SBC "main" makes of the caller's number: ${why}`],
      nothingChanges: false,
    });
  });
});
