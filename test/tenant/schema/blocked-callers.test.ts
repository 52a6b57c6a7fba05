import { describe, expect, it } from 'vitest';
import { load, onlyProblem } from '../a-tenant-folder.ts';

const blocked = (text: string) => ({ sections: { blockedCallers: `blockedCallers: { Robots: ${text} }` } });
const trunk = (numbers: string) => ({
  sections: { sipTrunk: `sipTrunk: { inboundDomain: ujet.sip.carrier.example, callerNumbers: ${numbers} }` },
});

describe('blockedCallers', () => {
  it('are patterns that hold unless they are switched off, with exemptions beside them', () => {
    const { tenant } = load({
      sections: {
        blockedCallers: "blockedCallers: { Robots: { pattern: '^\\+?31900', redirectTo: reception@contoso.example } }",
        blockedCallerExemptions: "blockedCallerExemptions: { Office: { pattern: '^\\+?3120', enabled: false } }",
        ...trunk("['+31205550000']").sections,
      },
    });
    expect(tenant?.blockedCallers).toEqual([
      { name: 'Robots', pattern: '^\\+?31900', redirectTo: 'reception@contoso.example', enabled: true, adopt: false },
    ]);
    expect(tenant?.blockedCallerExemptions).toEqual([
      { name: 'Office', pattern: '^\\+?3120', enabled: false, adopt: false },
    ]);
    expect(tenant?.sipTrunk.callerNumbers).toEqual(['+31205550000']);
    expect(load().tenant?.sipTrunk).not.toHaveProperty('callerNumbers');
  });

  it.each([
    [blocked("{ pattern: '^(1' }"), /blockedCallers\.Robots\.pattern: "\^\(1" isn't a pattern/],
    [blocked('{ enabled: true }'), /blockedCallers\.Robots\.pattern: pattern is missing/],
    [blocked("{ pattern: '1', redirectTo: reception }"), /"reception" isn't a user principal name\./],
    [trunk("['0205550000']"), /sipTrunk\.callerNumbers\[0\]: "0205550000" isn't a number in E\.164\./],
    [trunk('[]'), /sipTrunk\.callerNumbers: The list is empty\./],
  ])('are refused: %j', (files, words) => {
    expect(onlyProblem(files)).toMatch(words);
  });
});
