import { describe, expect, it } from 'vitest';
import { checkCall } from '../../routing/calls/check-call.ts';
import { uncertainOf } from '../../routing/calls/uncertain.ts';
import { compileConfig } from '../../routing/compile.ts';
import type { Sbc, VoiceConfig } from '../../routing/config.ts';
import { doubtText } from '../../routing/doubt-text.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { aConfig } from './a-config.ts';

const host = 'ujet.sip.carrier.example';
const sbc: Sbc = { name: 'main', fqdn: '4f9a1.teams.carrier.example' };
const config = (parts: Partial<VoiceConfig> = {}): VoiceConfig =>
  aConfig({
    users: [
      { name: 'ada@contoso.com', number: '+31205552101', country: 'NL', callingPolicy: 'CC agents' },
      { name: 'bob@contoso.com', number: '+31205552100;ext=102', country: 'NL' },
    ],
    sbcs: [sbc],
    inboundDomain: host,
    ...parts,
  });
const reach = (address: string, parts: Partial<VoiceConfig> = {}) =>
  explainHandedOver(compileConfig(config(parts)), address).outcome;

describe('a call that CCAIP hands over', () => {
  it.each([`+31205552101@${host}`, `sip:+31205552101@${host.toUpperCase()}:5061;transport=tls`, '+31205552101'])(
    'to %s rings the user of that number',
    (address) => {
      expect(reach(address)).toEqual({ kind: 'rings', user: 'ada@contoso.com', callingPolicy: 'CC agents' });
    },
  );

  it('is not certain over an SBC that gets no new calls, and not expected for certain where there is no other', () => {
    const old: Sbc = { name: 'old', fqdn: 'old.example', enabled: false };
    const why = "hether Teams takes calls that come in over old, which gets no new ones, isn't published";
    const expected = { to: '+31205552101', expect: { rings: 'ada@contoso.com' } };
    const both = compileConfig(config({ sbcs: [sbc, old] }));
    expect(explainHandedOver(both, '+31205552101').doubts.map(doubtText)).toEqual([
      `W${why}; if not, callers get there by other SBCs alone.`,
    ]);
    expect(uncertainOf(checkCall(both, expected))).toBeUndefined();
    const alone = compileConfig(config({ sbcs: [old] }));
    expect(uncertainOf(checkCall(alone, expected))).toBe(`w${why}`);
    expect(explainHandedOver(compileConfig(config()), '+31205552101').doubts).toEqual([]);
  });

  it('rings a number with its extension only in full', () => {
    expect(reach('+31205552100;ext=102')).toMatchObject({ kind: 'rings', user: 'bob@contoso.com' });
    expect(reach('+31205552100')).toEqual({ kind: 'nobody', reason: 'no such number' });
  });

  it.each([
    ['+31205552101@old.carrier.example', 'foreign domain'],
    [`31205552101@${host}`, 'no plus'],
    [`+31205559999@${host}`, 'no such number'],
    [`ada@${host}`, 'unknown user name'],
  ])('to %s reaches nobody: %s', (address, reason) => {
    expect(reach(address)).toEqual({ kind: 'nobody', reason });
  });

  it('reaches nobody in a tenant without an SBC', () => {
    expect(reach(`+31205552101@${host}`, { sbcs: [] })).toEqual({ kind: 'nobody', reason: 'no sbc' });
  });

  it('finds a user by name where the SBC maps names to numbers', () => {
    const sbcs = [{ ...sbc, mapsUsernames: true }];
    expect(reach(`Ada@${host}`, { sbcs })).toMatchObject({ kind: 'rings', user: 'ada@contoso.com' });
  });

  it('depends on the SBC where SBCs differ in what they make of the number', () => {
    const sbcs = [sbc, { ...sbc, name: 'spare', translations: { inboundTeams: ['AddPlus'] } }];
    const translationRules = [{ name: 'AddPlus', pattern: '^(31\\d+)$', translation: '+$1' }];
    expect(reach(`31205552101@${host}`, { sbcs, translationRules })).toEqual({ kind: 'depends on the sbc' });
  });

  it.each([
    ['2065550100', '+12065550100'],
    ['0100', '+12065550100'],
  ])("looks up %s as %s, as in Microsoft's cases 1 and 2 of trunk translation", (dialled, called) => {
    const call = explainHandedOver(
      compileConfig(
        config({
          users: [{ name: 'ada', number: '+12065550100', country: 'US' }],
          sbcs: [{ ...sbc, translations: { inboundTeams: ['AddPlus1', 'AddE164SeattleAreaCode'] } }],
          translationRules: [
            { name: 'AddPlus1', pattern: '^(\\d{10})$', translation: '+1$1' },
            { name: 'AddE164SeattleAreaCode', pattern: '^(\\d{4})$', translation: '+1206555$1' },
          ],
        }),
      ),
      dialled,
    );
    expect(call.arrivals).toMatchObject([{ called, user: 'ada' }]);
  });
});
