import { describe, expect, it } from 'vitest';
import { createSbcKind } from '../../../../../providers/msteams/resources/described/sbc.ts';
import { createTranslationRuleKind } from '../../../../../providers/msteams/resources/described/translation-rule.ts';
import { sbc } from '../../../../../providers/msteams/schema/sbc.ts';
import { aContext, aTenant } from '../teams-session.ts';

const args = { name: 'Strip', pattern: '^\\+31(\\d{9})$', translation: '0$1', adopt: false };
const fqdn = 'sbc1.carrier.example';
const context = aContext('strip');

describe('a translation rule', () => {
  it.each([
    ['a name of 101 characters', { name: 'x'.repeat(101) }, 'name: '],
    ['a pattern that .NET refuses', { pattern: '^(1' }, 'pattern: "^(1"'],
    ['a pattern of 1,025 characters', { pattern: '1'.repeat(1_025) }, 'pattern: '],
    ['a translation of 257 characters', { translation: '1'.repeat(257) }, 'translation: '],
  ])('is refused with %s', (_, change, text) => {
    const { failures } = createTranslationRuleKind(aTenant().newRun()).check({ urn: '', news: { ...args, ...change } });
    expect(failures.map(({ reason }) => reason)).toEqual([expect.stringContaining(text)]);
  });

  it.each([
    'InboundTeamsNumberTranslationRules',
    'InboundPstnNumberTranslationRules',
    'OutboundTeamsNumberTranslationRules',
    'OutboundPstnNumberTranslationRules',
  ])('is not removed while an SBC names it in %s, and the SBC is named', async (list) => {
    const tenant = aTenant();
    const kind = createTranslationRuleKind(tenant.newRun());
    const { id, state } = await kind.create({ args, context });
    tenant.run('New-CsOnlinePSTNGateway', { Identity: fqdn, SipSignalingPort: 5061, [list]: ['strip'] });
    await expect(kind.delete({ id, state, context })).rejects.toThrow(
      `delete translation rule "Strip": SBCs still name it: "${fqdn}".`,
    );
    expect(tenant.calls.filter(({ cmdlet }) => cmdlet.startsWith('Remove-'))).toEqual([]);
    tenant.run('Set-CsOnlinePSTNGateway', { Identity: fqdn, [list]: [] });
    await kind.delete({ id, state, context });
    expect(tenant.run('Get-CsTeamsTranslationRule').output).toEqual([]);
  });

  it('of the same name and another pattern that is there already is refused by name', async () => {
    const tenant = aTenant();
    tenant.run('New-CsTeamsTranslationRule', { Identity: 'strip', Pattern: '^(\\d+)0$', Translation: '$1' });
    const kind = createTranslationRuleKind(tenant.newRun());
    await expect(kind.create({ args, context })).rejects.toThrow(/^create translation rule "strip": Teams has /);
    const { state } = await kind.create({ args: { ...args, adopt: true }, context });
    expect(state.pattern).toBe(args.pattern);
  });
});

describe('the translation rules of an SBC', () => {
  it.each([
    ['OutbundTeamsNumberTranslationRules', 'OutboundTeamsNumberTranslationRules'],
    ['OutboundPstnNumberTranslationRulesList', 'OutboundPstnNumberTranslationRules'],
  ])('are read under the spelling %s, too', (spelling, documented) => {
    const row = { Identity: fqdn, SipSignalingPort: 5061, [spelling]: ['Strip'] };
    const read = sbc.row.parse(row) as Record<string, unknown>;
    expect(read[documented]).toEqual(['Strip']);
    expect(read).not.toHaveProperty(spelling);
    expect(sbc.row.parse({ ...row, [documented]: ['Documented'] })).toMatchObject({ [documented]: ['Documented'] });
  });

  it('stay as others set them where the file says nothing, and their order counts where it does', async () => {
    const tenant = aTenant();
    for (const Identity of ['A', 'B', 'C']) tenant.run('New-CsTeamsTranslationRule', { Identity });
    const kind = createSbcKind(tenant.newRun());
    const asked = (names?: string[]) =>
      kind.check({
        urn: '',
        news: { fqdn, sipSignalingPort: 5061, ...(names && { outboundPstnTranslationRules: names }) },
      }).args;
    const { id, state } = await kind.create({ args: asked(['A', 'B']), context });
    tenant.run('Set-CsOnlinePSTNGateway', { Identity: fqdn, InboundPstnNumberTranslationRules: ['C'] });
    const moved = kind.diff({ urn: '', id, state, args: asked(['B', 'A']) });
    expect(moved.map(({ path }) => path.replace(/\[.*/, ''))).toContain('outboundPstnTranslationRules');
    await kind.update({ id, args: asked(['B', 'A']), state, context });
    expect(tenant.run('Get-CsOnlinePSTNGateway').output[0]).toMatchObject({
      OutboundPstnNumberTranslationRules: ['B', 'A'],
      InboundPstnNumberTranslationRules: ['C'],
    });
  });
});
