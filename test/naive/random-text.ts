import fc from 'fast-check';

/**
 * Patterns that mean the same in .NET and in JavaScript: no group is repeated, no option, no look-behind, and nothing repeated
 * or optional that can be empty (JavaScript doesn't take the empty turn, .NET does: `(\d*?)?` on `0`).
 */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('0', '1', '2', '3', '5', '6', '9', '00', '31', '44', '112') },
  { weight: 2, arbitrary: fc.constantFrom('\\+', '\\*', '#') },
  { weight: 4, arbitrary: fc.constantFrom('\\d', '[1-9]', '[2-7]', '[^0]', '.', '(?:0|31)', '(?:1|22)') },
);
const times = fc.constantFrom('', '', '', '?', '{2}', '{1,3}', '{3,}', '*', '+', '*?', '+?');
const repeated = fc.tuple(piece, times).map(([one, count]) => {
  const single = one.length === 1 || /^(\\.|\[.*\]|\(.*\))$/.test(one);
  return count === '' ? one : single ? `${one}${count}` : `(?:${one})${count}`;
});
const run = fc.array(repeated, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
const group = fc.oneof(
  run.map((body) => `(${body})`),
  run.filter((body) => !new RegExp(`^(?:${body})$`).test('')).map((body) => `(${body})?`),
  fc.tuple(run, run).map(([left, right]) => `(${left}|${right})`),
  fc.tuple(run, run).map(([left, right]) => `(?:(${left})|(${right}))`),
);
const ahead = fc.tuple(fc.constantFrom('(?!', '(?='), run).map(([open, body]) => `${open}${body})`);

/** Whole (`^…$`) unless said otherwise; look-ahead only at the start of what is whole. */
const madeUp = (start: string, end: string) =>
  fc
    .tuple(
      start === ''
        ? fc.constant('')
        : fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: ahead }),
      fc.array(fc.oneof(repeated, group), { minLength: 1, maxLength: 3 }),
    )
    .map(([look, parts]) => `${start}${look}${parts.join('')}${end}`);

/** Rules as published (teams-cmdlets.md section 14) and as the Netherlands would have them. */
const rulePattern = fc.constantFrom(
  '^(112)$',
  '^0$',
  '^00([1-9]\\d{6,14})$',
  '^0([1-9]\\d{8})$',
  '^0(\\d+)$',
  '^([2-8]\\d{3})$',
  '^(\\d{4})$',
  '^5(\\d{4})$',
  '^(\\d{7})$',
  '^6222(\\d{4})$',
  '^([2-9]\\d\\d[2-9]\\d{6})$',
  '^011(\\d*)$',
  '^(?!00)0(\\d+)$',
  '^\\+?(31)?0?(6\\d{8})$',
  '^(\\+?)(\\d{3})(\\d+)$',
  '^((\\+)?(\\d+))(;)?(ext|extn|EXT|EXTN|x|X)(=)?(\\d+)$',
);
const routePattern = fc.constantFrom(
  '^\\+?112$',
  '^\\+31[1-57]\\d{8}$',
  '^\\+316\\d{8}$',
  '^\\+(?!31)[1-9]\\d{6,14}$',
  '^\\+1(425|206)(\\d{7})$',
  '^\\+1(\\d{10})$',
  '\\d+',
  '.*',
  '[0-9]{10}',
  '^\\+31(?:90[069]|8\\d\\d)',
);

export const anyRulePattern = fc.oneof(
  { weight: 8, arbitrary: rulePattern },
  { weight: 4, arbitrary: madeUp('^', '$') },
  { weight: 1, arbitrary: madeUp('', '') },
);

export const anyRoutePattern = fc.oneof(
  { weight: 6, arbitrary: routePattern },
  { weight: 2, arbitrary: madeUp('^', '$') },
  { weight: 1, arbitrary: madeUp('^', '') },
  { weight: 1, arbitrary: madeUp('', '$') },
  { weight: 1, arbitrary: madeUp('', '') },
);

export const anyTranslation = fc.constantFrom(
  ...['+$1', '+$1', '+31$1', '+31$1', '$1', '+44$1', '+1425555$1', '+3120555$1', '+12$2', '$1;ext=$7', '+31$2$1'],
  ...['112', '+31205552101', '$10', '${1}0', '+$0', '0$1'],
);

/** Numbers as people dial them, near the rules, the routes and the users. */
export const anyDialled = fc.oneof(
  fc.stringMatching(/^(\+31|0|0031)205552[0-9]{3}$/),
  fc.constantFrom('+31205552101', '+31205552102', '+31205552103', '+14255550100', '+31205552100;ext=101'),
  fc.constantFrom('0205552101', '0031205552103', '2101', '2102', '0031205552100;ext=102', '01114255550102'),
  fc.constantFrom(
    '112',
    '+112',
    '0',
    '911',
    '144',
    '0900123',
    '*21',
    '#31#',
    '31',
    '+',
    '0100',
    '5550100',
    '2101',
    '+1',
  ),
  fc.stringMatching(/^[0-9]{1,5}$/),
  fc.stringMatching(/^0[1-9][0-9]{8}$/),
  fc.stringMatching(/^06[0-9]{8}$/),
  fc.stringMatching(/^00[1-9][0-9]{6,14}$/),
  fc.stringMatching(/^\+31[1-9][0-9]{8}$/),
  fc.stringMatching(/^\+1(425|206|324)[0-9]{7}$/),
  fc.stringMatching(/^\+[1-9][0-9]{1,15}$/),
  fc.stringMatching(/^[2-9][0-9]{6,10}$/),
  fc.stringMatching(/^(205)?5521[0-9]{2}$/),
  fc.stringMatching(/^\+?[0-9]{3,9}(;ext=|x|EXT)[0-9]{1,4}$/),
  fc.stringMatching(/^[+*#0-9]{1,8}$/),
);
