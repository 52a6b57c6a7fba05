import { describe, expect, it } from 'vitest';
import { compileConfig } from '../../routing/compile.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { explainText } from '../../routing/explain-text.ts';
import { summaryRow } from '../../routing/summary.ts';
import { dial } from './dialled.ts';
import { nlTenant } from './nl-tenant.ts';

const text = (dialled: string, name?: string): string => explainText(dial(nlTenant, dialled, name)).join('\n');

describe('the trace in plain words', () => {
  it('tells each rule, usage and route that was tried', () => {
    expect(text('0612345678')).toBe(
      `ada@contoso.com dials 0612345678

Dial plan "NL Amsterdam" (assigned to the user), then Teams' rules for NL
  Emergency       ^(112)$               no match: takes nothing that begins with 0
  International   ^00([1-9]\\d{6,14})$   no match: takes nothing that begins with 06
  National        ^0([1-9]\\d{8})$       matches, gives +31$1
  → +31612345678

Reverse look-up: +31612345678 is no user's number.

Voice routing policy "NL agents" (assigned to the user)
  usage Emergency
    NL emergency   ^\\+?112$   no match: takes nothing that begins with +3
  usage National
    NL geographic   ^\\+31[1-57]\\d{8}$   no match: takes nothing that begins with +316
    NL mobile       ^\\+316\\d{8}$        matches

Goes out by usage National:
  first NL mobile: main
    main sends +31612345678 from +31205552101
  then dropped`,
    );
  });

  it('tells why a call is dropped', () => {
    expect(text('00442071234567').split('\n').at(-1)).toBe('Dropped: policy "NL agents" has no usage that matches.');
  });

  it('tells each translation rule that an SBC tries, and that a transfer (REFER) passes none', () => {
    const [main] = nlTenant.sbcs;
    const rules = {
      ...nlTenant,
      sbcs: [
        {
          ...(main ?? expect.unreachable()),
          translations: { outboundPstn: ['Area', 'Strip'], outboundTeams: ['Strip'] },
        },
      ],
      translationRules: [
        { name: 'Area', pattern: '^(\\d{4})$', translation: '+3120555$1' },
        { name: 'Strip', pattern: '^\\+31(\\d{9})$', translation: '0$1' },
      ],
    };
    const lines = explainText(dial(rules, '0612345678'));
    expect(lines.slice(lines.indexOf('Goes out by usage National:') + 1).join('\n')).toBe(
      `  first NL mobile: main
    main sends 0612345678 from 0205552101, by translation rule "Strip"
      outboundPstn "Area"     ^(\\d{4})$       no match
      outboundPstn "Strip"    ^\\+31(\\d{9})$   matches, gives 0$1
      outboundTeams "Strip"   ^\\+31(\\d{9})$   matches, gives 0$1
  then dropped
A transfer that a person makes (REFER) passes no translation rule: its numbers leave as they are.`,
    );
    expect(text('0612345678')).not.toContain('REFER');
  });

  it('stops at the colleague who has the number', () => {
    expect(text('2110').split('\n').slice(-3)).toEqual([
      "Reverse look-up: +31205552110 is eve@contoso.com's number.",
      '',
      'Rings eve@contoso.com inside Teams.',
    ]);
  });

  it("doubts what Teams' own rules make of a number where they are only likely", () => {
    const lines = explainText(dial(nlTenant, '020123'));
    expect(lines.find((line) => line.includes('NL Long Distance'))).toMatch(/\^0\(\\d\+\)\$ +matches, gives \+31\$1/);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toMatch(
      /Not certain: Teams' own rules for NL are not all published: that "NL Long Distance" is one of them is only likely\.$/,
    );
    expect(text('5').replace(/\s+/g, ' ')).toMatch(
      /\+315, because no rule matches.*Not certain: Teams' own rules for NL are not all published: that none of them takes this number is only likely\.$/,
    );
    expect(text('+31201234567')).not.toContain('Not certain');
  });

  it('doubts the Global dial plan, which files do not hold', () => {
    const config = { ...nlTenant, unreadGlobalPlan: true, users: [{ name: 'joe', country: 'NL' }] };
    const unread = /Not certain: The files don't hold the rules of the Global dial plan, which is the one in force/;
    expect(explainText(dial(config, '+31201234567')).join('\n')).toMatch(unread);
    const known = { ...config, dialPlans: [{ name: 'Global', rules: [] }] };
    expect(explainText(dial(known, '+31201234567')).join('\n')).not.toContain('Not certain');
    expect(explainText(dial({ ...config, users: nlTenant.users }, '+31201234567')).join('\n')).not.toMatch(unread);
  });

  it('fits 100 columns, with the reason beside no pattern that is long', () => {
    const long = `^(?:\\+|00)(${Array.from({ length: 40 }, (_, at) => 20 + at).join('|')})(\\d{6,14})$`;
    const plans = nlTenant.dialPlans.map((plan) => ({
      ...plan,
      rules: [...plan.rules, { name: 'Abroad', pattern: long, translation: '+$1$2' }],
    }));
    const odd = { name: 'Odd', pattern: '^(?>0)1$', translation: '112' };
    const config = { ...nlTenant, dialPlans: plans.map((plan) => ({ ...plan, rules: [odd, ...plan.rules] })) };
    const lines = explainText(dial(config, '099'));
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    const at = lines.findIndex((line) => line.includes('Abroad'));
    expect(lines[at]?.trimEnd()).toMatch(/^ {2}Abroad {14}\^\(\?:\\\+\|00\)\(20\|21.*…$/);
    expect(lines[at + 1]).toMatch(/^ {22}no match: takes nothing that begins with 09$/);
    expect(lines.join(' ').replace(/ +/g, ' ')).toContain('an atomic group: Teams takes it, but trunkline can');
  });

  it('tells whom CCAIP reaches', () => {
    const call = explainHandedOver(compileConfig(nlTenant), '+31205552101@ujet.sip.carrier.example');
    expect(explainText(call).join('\n')).toBe(
      `CCAIP dials +31205552101@ujet.sip.carrier.example

SIP provider's domain: ujet.sip.carrier.example
  main   hands over +31205552101      ada@contoso.com
Rings ada@contoso.com; voicemail and forwarding as calling policy "CC agents" says.`,
    );
  });
});

describe('a call in one row', () => {
  it.each([
    ['112', ['ada dials 112', '112', 'NL emergency', 'main']],
    ['0612345678', ['ada dials 0612345678', '+31612345678', 'NL mobile', 'main']],
    ['2110', ['ada dials 2110', '+31205552110', 'internal', 'rings eve']],
    [
      '00442071234567',
      ['ada dials 00442071234567', '+442071234567', 'dropped', 'policy "NL agents" has no usage that matches'],
    ],
  ])('%s', (dialled, row) => {
    expect(summaryRow(dial(nlTenant, dialled))).toEqual(row);
  });

  it('of CCAIP names who rings', () => {
    const voice = compileConfig(nlTenant);
    expect(summaryRow(explainHandedOver(voice, '+31205552101'))).toEqual(['CCAIP → ada', '+31205552101', 'rings ada']);
    expect(summaryRow(explainHandedOver(voice, '+31205550000'))).toEqual([
      'CCAIP → +31205550000',
      '+31205550000',
      'reaches nobody',
      'no user has this number',
    ]);
  });
});
