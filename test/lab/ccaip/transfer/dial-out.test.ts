import { expect, it } from 'vitest';
import { aCallCentre, sbc, second } from './a-call-centre.ts';

it('somebody in Teams dials, and the carrier takes the call', () => {
  expect(aCallCentre().said({ from: 'ada', dial: '0201234567' })).toBe(`\
ada@contoso.example dials 0201234567
  Teams     dial plan NL (given directly), rule National: +31201234567
  Teams     voice routing policy NL (given directly)
  Teams     shows +31205552101, by caller ID policy Global
  SBC       National › NL › ${sbc}: +31201234567 from +31205552101
  SBC       in reserve: National › NL › ${second}
  SBC       in reserve: National › NL backup › ${second}
  carrier   takes +31201234567 from +31205552101
✓ 0201234567 goes out as +31201234567: the telephone network rings it.`);
});

it.each([
  [
    { from: 'ada', dial: '+442071234567' },
    "✗ No route of ada@contoso.example's voice routing policy takes +442071234567",
  ],
  [{ from: 'zoe', dial: '112' }, '✗ "zoe" is nobody in Teams.'],
  [{ from: 'eve', dial: '0201234567' }, '✗ The voice routing policy of eve@contoso.example has no usage.'],
  [{ from: 'ada', dial: '+31205552102' }, '✓ Rings bob@contoso.example: the call stays in Teams.'],
  [
    { from: 'ada', dial: '0201234567', down: [sbc] },
    `✓ 0201234567 goes out over ${second}, which isn't an SBC of CCAIP's carrier.`,
  ],
  [{ from: 'ada', dial: '0201234567', down: [sbc, second] }, '✗ No SBC for +31201234567 answers: the call ends.'],
])('%o: %s', (asked, line) => {
  expect(aCallCentre().said(asked)).toContain(line);
});

it("fails at a carrier's connection without an outbound voice profile", () => {
  const { said, trunk } = aCallCentre();
  trunk({ outboundProfile: false });
  const told = said({ from: 'ada', dial: '112' });
  expect(told).toContain('carrier   answers 403, D38');
  expect(told).toContain("✗ The carrier's connection has no outbound voice profile");
  expect(told).toContain('Set Outbound Voice Profile');
});
