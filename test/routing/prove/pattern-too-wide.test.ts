import { describe, expect, it } from 'vitest';
import { emergency, found, route, rule, told, withRoutes, withRules } from './a-tenant.ts';

describe('a pattern that matches more than it seems to', () => {
  const who = 'Who may use the route can call all that it matches, and routes after it get none of it.';
  const anchor =
    'begin it with ^, end it with $, and say in between how many digits there are, e.g. \\d{8} or \\d{6,14}.';

  it.each<[string, string, string[]]>([
    [
      'everything',
      '\\d+',
      [
        'warning: Route "Wide" matches more than it seems to, such as 112: it matches every number there is (\\d+).',
        who,
        'ada@x.example dials 112: rule "Emergency" makes it 112, goes out by Wide over main',
        anchor,
      ],
    ],
    [
      'something inside',
      '0031\\d{9}$',
      [
        'warning: Route "Wide" matches more than it seems to, such as 20031456982071: it has no ^, so what it looks for may begin anywhere (0031\\d{9}$).',
        who,
        'ada@x.example dials 20031456982071: no rule matches, so Teams makes it +3120031456982071 with the calling code of NL, goes out by Wide over main',
        'begin it with ^, and say how many digits there are, e.g. \\d{8} or \\d{6,14}.',
      ],
    ],
    [
      'what follows',
      '^\\+?112',
      [
        'warning: Route "Wide" matches more than it seems to, such as 1121: it has no $, so anything may follow what it looks for (^\\+?112).',
        who,
        '1121: the route matches, though nobody who dials just that gets to it',
        'end it with $, and say how many digits there are, e.g. \\d{8} or \\d{6,14}.',
      ],
    ],
    [
      'codes',
      '^[^1]\\d{3}$',
      [
        'warning: Route "Wide" matches more than it seems to, such as *071: it takes * and # where it looks for digits (^[^1]\\d{3}$).',
        who,
        '*071: the route matches, though nobody who dials just that gets to it',
        'name the digits that are meant, e.g. \\d or [02-9].',
      ],
    ],
    [
      'too many digits',
      '^\\+32\\d+$',
      [
        'note: Route "Wide" matches more than it seems to, such as +3213456982071345: it takes more than 15 digits, which no phone number has (^\\+32\\d+$).',
        who,
        'ada@x.example dials +3213456982071345: no rule matches, so it stays, goes out by Wide over main',
        'say how many digits there are at most, 15 with the calling code, e.g. \\d{6,14} instead of + or *.',
      ],
    ],
  ])('%s: a route', (_, pattern, lines) => {
    expect(found('pattern-too-wide', withRoutes(route('Wide', pattern, 'A'))).map(told)).toEqual([lines]);
  });

  it.each<[string, string, string, string]>([
    ['^+', 'the + repeats ^, which asks for nothing', '112', 'write \\+ for a plus sign: ^\\+.'],
    ['^*9', 'the * repeats ^, which asks for nothing', '999', 'write \\* for a *: ^\\*9.'],
    [
      '^\\+3180\\d{5,7}|40\\d{0,12}$',
      'the | splits it: ^ belongs to ^\\+3180\\d{5,7} alone, and $ belongs to 40\\d{0,12}$ alone',
      '+[1-9]',
      'put the alternatives in brackets: ^(?:\\+3180\\d{5,7}|40\\d{0,12})$.',
    ],
    [
      '^\\+3180\\d{5}|(?:1|[|)])2$',
      'the | splits it',
      '',
      'put the alternatives in brackets: ^(?:\\+3180\\d{5}|(?:1|[|)])2)$.',
    ],
  ])('%s: the cause is named', (pattern, because, example, fix) => {
    const [finding] = found('pattern-too-wide', withRoutes(route('Wide', pattern, 'A')));
    expect(finding?.what).toContain(because);
    expect(finding?.fix).toBe(fix);
    if (example === '+[1-9]') expect(finding?.example?.number).toMatch(/^\+(?!31)[1-9]\d{9,11}$/);
  });

  it('a rule, with what becomes of such a number', () => {
    expect(found('pattern-too-wide', withRules(emergency, rule('Wide', '0(\\d{9})$', '+31$1'))).map(told)).toEqual([
      [
        'warning: Rule "Wide" of dial plan "NL" matches more than it seems to, such as 00376312345: it has no ^, so what it looks for may begin anywhere (0(\\d{9})$).',
        "The rule takes numbers that aren't meant for it, and where it matches only a part, Microsoft doesn't publish what becomes of the rest.",
        'ada@x.example dials 00376312345: rule "Wide" makes it +31376312345, goes out by Home over main',
        'begin it with ^, and say how many digits there are, e.g. \\d{8} or \\d{6,14}.',
      ],
    ]);
  });

  it.each(['^\\+31[1-9]\\d{8}$', '^\\+(?!31)[1-9]\\d{6,14}$', '^(?:112|\\+112)$', '^\\*\\d{2}$', '\\A\\+32\\d{8}\\z'])(
    '%s is none',
    (pattern) => {
      expect(found('pattern-too-wide', withRoutes(route('Exact', pattern, 'A')))).toEqual([]);
    },
  );
});
