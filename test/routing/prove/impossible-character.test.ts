import { describe, expect, it } from 'vitest';
import { emergency, found, national, route, rule, toEmergency, toHome, withRoutes, withRules } from './a-tenant.ts';

describe('a pattern that asks for what no number has', () => {
  it.each([
    ['^\\+31(425)(\\d{7}])$', '"]"', 17],
    ['^\\+31 \\d{9}$', 'space', 6],
    ['^\\+31{*}\\d+$', '"{"', 6],
  ])('%s: the character is named, proved from the pattern alone', (pattern, char, place) => {
    // What the plan makes of numbers can't be proved here, and needn't be.
    const odd = {
      dialPlans: [{ name: 'NL', rules: [emergency, rule('Odd', '^(?>0)(\\d+)$', '+31$1')], adopt: false }],
    };
    const tenant = { ...withRoutes(toEmergency, toHome, route('Analog', pattern, 'A')), ...odd };
    expect(found('route-out-of-reach', tenant)).toMatchObject([
      {
        level: 'error',
        certainty: 'proved',
        what: `Route "Analog" can never be chosen: no number has a ${char}, which ${pattern} asks for at character ${place}.`,
        fix: 'remove it, or write what was meant there.',
      },
    ]);
  });

  it('a rule likewise', () => {
    const [finding] = found(
      'rule-never-chosen',
      withRules(emergency, rule('Local', '^(&2\\d{6})$', '+3120$1'), national),
    );
    expect(finding?.what).toBe(
      'Rule "Local" of dial plan "NL" can never be chosen: no number has a "&", which ^(&2\\d{6})$ asks for at character 3.',
    );
  });

  it('is no rule for extensions, which people click in contacts', () => {
    const extensions = rule('Extension', '^((\\+)?(\\d+))(;)?(ext|extn|EXT|EXTN|x|X)(=)?(\\d+)$', '$1;ext=$7');
    expect(found('rule-never-chosen', withRules(emergency, extensions, national))).toEqual([]);
    const never = rule('Never', '^(\\d+)ext(\\d+)ext$', '$1');
    expect(found('rule-never-chosen', withRules(emergency, never, national))).toMatchObject([{ level: 'error' }]);
  });
});
