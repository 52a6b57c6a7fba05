import { describe, expect, it } from 'vitest';
import { unknownValue } from '../../../../providers/kit/resource.ts';
import { checkArgs } from '../../../../providers/msteams/schema/check.ts';
import { dialPlan as dialPlanKind } from '../../../../providers/msteams/schema/dial-plan.ts';
import { phoneNumbersArgs } from '../../../../providers/msteams/schema/phone-numbers.ts';
import { policyAssignmentsArgs } from '../../../../providers/msteams/schema/policy-assignments.ts';
import { sbc as sbcKind } from '../../../../providers/msteams/schema/sbc.ts';
import { voiceRoute as voiceRouteKind } from '../../../../providers/msteams/schema/voice-route.ts';
import { voiceRoutingPolicy as voiceRoutingPolicyKind } from '../../../../providers/msteams/schema/voice-routing-policy.ts';

const reasons = (checked: { failures: { path: string; reason: string }[] }) =>
  checked.failures.map((failure) => failure.reason);

const sbc = { fqdn: 'sbc1.contoso.com', sipSignalingPort: 5061 };
const route = {
  name: 'NL mobile',
  numberPattern: '^\\+316\\d{8}$',
  pstnUsages: ['National'],
  sbcs: ['sbc1.contoso.com'],
  trialOrder: ['NL geographic', 'NL mobile'],
};

describe('checkArgs', () => {
  it('fills the defaults of an SBC', () => {
    const { args, failures } = checkArgs('Sbc', sbcKind.args, sbc);
    expect(failures).toEqual([]);
    expect(args).toEqual({
      ...sbc,
      enabled: true,
      sendSipOptions: true,
      failoverSeconds: 10,
      failoverResponseCodes: [408, 503, 504],
      forwardCallHistory: false,
      forwardPai: false,
      mediaBypass: false,
      adopt: false,
    });
  });

  it('words every problem at once, each with the value, what is allowed and one action', () => {
    const news = { sipSignalingPort: 70_000, failoverResponseCodes: [503, 200], mediaBypas: true };
    expect(reasons(checkArgs('Sbc', sbcKind.args, news))).toEqual([
      'fqdn is missing.\n  Allowed: a host name of at most 63 characters in a domain registered in the tenant.\n  Fix: add it.',
      "sipSignalingPort: 70000 isn't allowed.\n  Allowed: a port, 1-65535.\n  Fix: correct the value.",
      "failoverResponseCodes[1]: 200 isn't allowed.\n  Allowed: SIP failure codes, 400-699, at least one.\n  Fix: correct the value.",
      expect.stringMatching(
        /^"mediaBypas" isn't a property of Sbc\.\n {2}Allowed: fqdn, sipSignalingPort, .*\.\n {2}Fix: remove it, or correct the spelling\.$/,
      ),
    ]);
  });

  it('reports with an empty path, because the engine prints nested ones badly', () => {
    expect(checkArgs('Sbc', sbcKind.args, {}).failures.every((failure) => failure.path === '')).toBe(true);
  });

  it("refuses an SBC in Microsoft's own domain", () => {
    expect(reasons(checkArgs('Sbc', sbcKind.args, { ...sbc, fqdn: 'sbc.contoso.onmicrosoft.com' }))).toEqual([
      `fqdn: "sbc.contoso.onmicrosoft.com" is in Microsoft's own domain.
  Allowed: a host of a domain that is registered in the tenant; *.onmicrosoft.com never works.
  Fix: use the SIP provider's domain, registered in Microsoft 365.`,
    ]);
  });

  it.each([
    ['ipVersion', { ipVersion: 'IPv6', mediaBypass: true }, 'set mediaBypass to false, or ipVersion to IPv4.'],
    ['locationBasedRouting', { locationBasedRouting: true }, 'add networkSite, or remove locationBasedRouting.'],
    ['bypassMode', { bypassMode: 'Always' }, 'add networkSite, or remove bypassMode.'],
    [
      'proxySbc',
      { proxySbc: 'SBC1.contoso.com', networkSite: 'Amsterdam' },
      'name the SBC that Teams reaches, or remove proxySbc.',
    ],
    ['mediaRelayCountry', { mediaRelayCountry: 'nl' }, 'correct the value.'],
  ])("refuses an SBC's %s where it can't work", (path, settings, fix) => {
    const [reason, ...others] = reasons(checkArgs('Sbc', sbcKind.args, { ...sbc, ...settings }));
    expect(others).toEqual([]);
    expect(reason).toMatch(new RegExp(`^${path}: .*\n {2}Allowed: .*\n {2}Fix: `));
    expect(reason).toContain(`Fix: ${fix}`);
  });

  it('takes local media optimisation with its site, and modes that mean nothing without one', () => {
    const lmo = { networkSite: 'Amsterdam', bypassMode: 'Always', proxySbc: 'proxy.contoso.com', mediaBypass: true };
    expect(checkArgs('Sbc', sbcKind.args, { ...sbc, ...lmo }).failures).toEqual([]);
    const plain = { bypassMode: 'None', locationBasedRouting: false, ipVersion: 'IPv6' };
    expect(checkArgs('Sbc', sbcKind.args, { ...sbc, ...plain }).failures).toEqual([]);
  });

  it('names the place in a pattern that Teams could not read', () => {
    const [reason] = reasons(checkArgs('VoiceRoute', voiceRouteKind.args, { ...route, numberPattern: '^\\+31(\\d+$' }));
    expect(reason).toContain('numberPattern: "^\\+31(\\d+$" isn\'t a regular expression: "(" at character 6');
  });

  it("wants a route in its own order of trial, whatever the name's case", () => {
    expect(checkArgs('VoiceRoute', voiceRouteKind.args, { ...route, trialOrder: ['nl MOBILE'] }).failures).toEqual([]);
    expect(
      reasons(checkArgs('VoiceRoute', voiceRouteKind.args, { ...route, trialOrder: ['NL geographic'] }))[0],
    ).toContain('trialOrder: "NL mobile" isn\'t in its own order of trial.');
  });

  it('wants each usage of a policy once, and never the Global policy', () => {
    const policy = { name: 'Global', pstnUsages: ['national', 'National'] };
    expect(reasons(checkArgs('VoiceRoutingPolicy', voiceRoutingPolicyKind.args, policy))).toEqual([
      'name: "Global" isn\'t a name of the tenant\'s own.\n  Allowed: any name but Global, without "Tag:".\n  Fix: choose a name of your own.',
      'pstnUsages[1]: "National" is listed twice.\n  Allowed: each name once; Teams compares names without case.\n  Fix: remove one of them.',
    ]);
  });

  it('wants rules and their order to name the same rules', () => {
    const rule = { pattern: '^(112)$', translation: '$1' };
    const plan = { name: 'NL', order: ['Emergency', 'National'], rules: { Emergency: rule, Extension: rule } };
    const found = reasons(checkArgs('DialPlan', dialPlanKind.args, plan));
    expect(found).toHaveLength(2);
    expect(found[0]).toContain('order[1]: "National" isn\'t a rule of this dial plan.');
    expect(found[1]).toContain('rules.Extension: "Extension" has no place in the order.');
  });

  it.each([
    ['NL Amsterdam (old)', 0],
    ['.NL', 1],
    ['NL/Amsterdam', 1],
  ])("judges a dial plan's name: %s", (name, wrong) => {
    const plan = { name, order: ['E'], rules: { E: { pattern: '^(112)$', translation: '$1' } } };
    expect(reasons(checkArgs('DialPlan', dialPlanKind.args, plan))).toHaveLength(wrong);
  });

  it('fills what a rule leaves out', () => {
    const plan = { name: 'NL', order: ['E'], rules: { E: { pattern: '^(112)$', translation: '$1' } } };
    expect(checkArgs('DialPlan', dialPlanKind.args, plan).args.rules.E).toMatchObject({ internal: false });
  });

  it("refuses a rule's description that Teams' module would give back as another text", () => {
    const rules = { E: { pattern: '^(112)$', translation: '$1', description: '2026-11-28T10:00:00.000Z' } };
    expect(reasons(checkArgs('DialPlan', dialPlanKind.args, { name: 'NL', order: ['E'], rules }))).toEqual([
      expect.stringMatching(
        /^rules\.E\.description: "2026-11-28T10:00:00\.000Z" is nothing but a time\.\n {2}Allowed: any text but.*\n {2}Fix: write a word beside it/,
      ),
    ]);
  });

  it.each([0, 51])('refuses a dial plan with %i rules', (count) => {
    const names = Array.from({ length: count }, (_, index) => `r${index}`);
    const rules = Object.fromEntries(names.map((name) => [name, { pattern: '1', translation: '+1' }]));
    expect(reasons(checkArgs('DialPlan', dialPlanKind.args, { name: 'NL', order: names, rules }))[0]).toContain(
      'Allowed: 1-50 rules in a dial plan.',
    );
  });

  it('names the user whose number is wrong, taken or doubled', () => {
    const numbers = {
      'ada@contoso.com': '+31205552101',
      'bob@contoso.com': '3.12E+10',
      'eve@contoso.com': '+31205552101',
      'Ada@contoso.com': '+31205552109',
      nobody: '+31205552110',
    };
    expect(
      reasons(checkArgs('PhoneNumbers', phoneNumbersArgs, { numbers })).map((reason) => reason.split('\n')[0]),
    ).toEqual([
      'numbers["bob@contoso.com"]: "3.12E+10" isn\'t allowed.',
      'numbers["Ada@contoso.com"]: "Ada@contoso.com" is the same user as "ada@contoso.com".',
      'numbers.nobody: "nobody" isn\'t a sign-in name.',
      'numbers["eve@contoso.com"]: "+31205552101" is also the number of ada@contoso.com.',
    ]);
  });

  it.each(['+112', '+31205552100;ext=101', `+1${'0'.repeat(37)}`])('takes %s as a number', (number) => {
    expect(checkArgs('PhoneNumbers', phoneNumbersArgs, { numbers: { 'a@b.nl': number } }).failures).toEqual([]);
  });

  it('lets values pass that a preview does not know yet, and still fills defaults', () => {
    const news = { fqdn: unknownValue, sipSignalingPort: unknownValue, maxConcurrentSessions: 0 };
    const { args, failures } = checkArgs('Sbc', sbcKind.args, news);
    expect(failures.map((failure) => failure.reason.split('\n')[0])).toEqual([
      "maxConcurrentSessions: 0 isn't allowed.",
    ]);
    expect(args).toMatchObject({ fqdn: unknownValue, sipSignalingPort: unknownValue, enabled: true });
  });

  it('lets unknown lists and entries pass', () => {
    expect(checkArgs('VoiceRoute', voiceRouteKind.args, { ...route, sbcs: unknownValue }).failures).toEqual([]);
    expect(checkArgs('VoiceRoute', voiceRouteKind.args, { ...route, name: unknownValue }).failures).toEqual([]);
    const policies = { 'a@b.nl': unknownValue, 'c@d.nl': 'NL agents' };
    const news = { policyType: 'OnlineVoiceRoutingPolicy', policies };
    expect(checkArgs('PolicyAssignments', policyAssignmentsArgs, news)).toMatchObject({ failures: [], args: news });
  });
});
