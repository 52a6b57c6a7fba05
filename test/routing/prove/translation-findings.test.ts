import { describe, expect, it } from 'vitest';
import type { Sbc, TranslationRule } from '../../../tenant/tenant.ts';
import { aTenant, found, nlRules, route, rule, sbc, toEmergency, toHome, told } from './a-tenant.ts';

const rewrite = (name: string, pattern: string, translation: string): TranslationRule => ({
  name,
  pattern,
  translation,
  existing: false,
  adopt: false,
});
const addArea = rewrite('AddArea', '^(\\d{4})$', '+3120555$1');
const strip = rewrite('StripCC', '^\\+31(\\d{9})$', '0$1');
const all = rewrite('All', '^\\+(\\d+)$', '00$1');

const idle = (lists: Partial<Sbc>, rules: readonly TranslationRule[], more: Parameters<typeof aTenant>[0] = {}) =>
  found('translation-rule-idle', aTenant({ translationRules: rules, sbcs: [sbc('main', lists)], ...more })).map(
    (finding) => told(finding),
  );

describe('a translation rule on a list of an SBC', () => {
  it('that can match no number there is found, with the one that was meant', () => {
    expect(idle({ outboundPstn: ['AddArea'], outboundTeams: ['StripCC'] }, [addArea, strip])).toEqual([
      [
        'warning: Translation rule "AddArea" in outboundPstn of SBC "main" never applies: no number that these users call by it, as their dial plans make it, matches ^(\\d{4})$.',
        'The list sees numbers as they leave Teams, not as they are dialled or written at the carrier.',
        'take it off the list; "StripCC" matches such numbers: did you mean that?',
      ],
    ]);
    expect(idle({ outboundTeams: ['AddArea'], outboundPstn: ['StripCC'] }, [addArea, strip])[0]?.[0]).toContain(
      'in outboundTeams of SBC "main" never applies: no number of a user in users.csv',
    );
  });

  it('behind rules that take all of its numbers is found', () => {
    expect(idle({ outboundPstn: ['All', 'StripCC'] }, [all, strip])[0]?.[0]).toMatch(
      /"StripCC" in outboundPstn .* rules before it in the list take every number/,
    );
    expect(idle({ outboundTeams: ['all', 'stripcc'] }, [all, strip])).toHaveLength(1);
    expect(idle({ outboundPstn: ['StripCC', 'All'], outboundTeams: ['StripCC'] }, [all, strip])).toEqual([]);
  });

  it('is judged by the calls of its own SBC, of a fail-over too', () => {
    const abroad = route('Abroad', '^\\+(?!31)[1-9]\\d{6,14}$', 'Abroad', ['far']);
    const more = (lists: Partial<Sbc>) => ({
      voiceRoutes: [toEmergency, toHome, abroad],
      sbcs: [sbc('main'), sbc('far', lists)],
    });
    expect(idle({}, [strip], more({ outboundPstn: ['StripCC'] }))).toHaveLength(1);
    const backup = route('Backup', '^\\+31[1-9]\\d{8}$', 'National', ['far']);
    const voiceRoutes = [toEmergency, toHome, backup, abroad];
    expect(idle({}, [strip], { ...more({ outboundPstn: ['StripCC'] }), voiceRoutes })).toEqual([]);
  });

  it('is not judged where numbers come in, nor where a pattern is beyond a proof', () => {
    expect(idle({ inboundTeams: ['AddArea'], inboundPstn: ['AddArea'] }, [addArea])).toEqual([]);
    const odd = rewrite('Odd', '^(?<2>1)\\2$', '$1');
    expect(idle({ outboundPstn: ['AddArea'], outboundTeams: ['AddArea'] }, [addArea, odd])).toEqual([]);
  });

  it.each([
    ['abc', 1],
    ['+31 $1', 1],
    ['$1;ext=12', 0],
    ['+31${1}0', 0],
    ['$&', 0],
  ])('that makes %s is told %i times for what is no number', (translation, times) => {
    const rule = rewrite('Odd', '^\\+(\\d+)$', translation);
    expect(idle({ inboundPstn: ['Odd'] }, [rule]).filter(([what]) => what?.includes('makes no number'))).toHaveLength(
      times,
    );
  });

  it.each([
    ['0\\1', 'write 0$1.'],
    ['+31 (0)20 $1', 'write +3120$1.'],
    ['abc', 'correct the translation.'],
  ])('that makes %s says what was meant, where that can be told', (translation, fix) => {
    const told = idle({ inboundPstn: ['Odd'] }, [rewrite('Odd', '^\\+(\\d+)$', translation)]);
    expect(told.filter(([what]) => what?.includes('makes no number')).map((lines) => lines.at(-1))).toEqual([fix]);
  });

  it('that looks for a backslash, as copied from the source of a page, is an error once', () => {
    const copied = rewrite('Copied', '^\\\\+31(\\d{9})$', '0$1');
    expect(idle({ outboundPstn: ['Copied'], outboundTeams: ['Copied'] }, [copied])).toEqual([
      [
        'error: Translation rule "Copied" can never be chosen: no number has a "\\", which ^\\\\+31(\\d{9})$ asks for at character 2.',
        'The character stands for itself there, and no number that passes an SBC holds it.',
        'write ^\\+31(\\d{9})$: in single quotes a backslash stands for itself.',
      ],
    ]);
  });
});

describe('two backslashes, as copied from the source of a page', () => {
  it('are told of a route and of a normalization rule, too', () => {
    const copied = '^\\\\+31[1-9]\\d{8}$';
    const tenant = aTenant({
      voiceRoutes: [toEmergency, toHome, route('Copied', copied, 'National')],
      dialPlans: [{ name: 'NL', rules: [...nlRules, rule('Copied', '^\\\\+31(\\d{9})$', '+31$1')], adopt: false }],
    });
    expect([...found('route-out-of-reach', tenant), ...found('rule-never-chosen', tenant)].map(told)).toMatchObject([
      { 0: expect.stringContaining('no number has a "\\"'), 2: expect.stringContaining('write ^\\+31[1-9]\\d{8}$') },
      { 0: expect.stringContaining('no number has a "\\"'), 2: expect.stringContaining('write ^\\+31(\\d{9})$') },
    ]);
  });
});

describe('a translation rule in no list', () => {
  it('is told', () => {
    const tenant = aTenant({ translationRules: [strip, all], sbcs: [sbc('main', { inboundTeams: ['all'] })] });
    expect(found('translation-rule-in-no-list', tenant).map(({ part, what }) => [part, what])).toEqual([
      [{ kind: 'translation rule', name: 'StripCC' }, 'Translation rule "StripCC" is in no list of an SBC.'],
    ]);
  });
});
