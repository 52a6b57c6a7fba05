import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Edit } from '../../../scripts/tenant-file/edit.ts';
import { editedText } from '../../../scripts/tenant-file/edited-text.ts';

const next = { name: '2026-11', expires: '2028-10-31' };
const append: Edit = { kind: 'append', path: ['app', 'secrets'], value: next };
const removeFirst: Edit = { kind: 'remove', path: ['app', 'secrets', 0] };
const link: Edit = {
  kind: 'set',
  path: ['ucaas', 'linked'],
  value: { secret: '2026-11', by: 'link@contoso.com', on: '2026-11-20' },
};

/** Each: what a person wrote, and what it is afterwards. */
const cases: readonly (readonly [name: string, edit: Edit, before: string, after: string])[] = [
  [
    'a list on its line',
    append,
    "app: { secrets: [{ name: 2025-03, expires: '2027-02-28' }] } # both live\n",
    "app: { secrets: [{ name: 2025-03, expires: '2027-02-28' }, { name: 2026-11, expires: 2028-10-31 }] } # both live\n",
  ],
  [
    'braces without room',
    append,
    'app: {secrets: [{name: 2025-03, expires: 2027-02-28}]}\n',
    'app: {secrets: [{name: 2025-03, expires: 2027-02-28}, {name: 2026-11, expires: 2028-10-31}]}\n',
  ],
  [
    'brackets over lines, with a comma and a comment behind the last',
    append,
    'app:\n  secrets: [\n    { name: 2025-03, expires: 2027-02-28 }, # the old one\n  ]\nucaas: { multicastLimit: 40 }\n',
    'app:\n  secrets: [\n    { name: 2025-03, expires: 2027-02-28 }, # the old one\n    { name: 2026-11, expires: 2028-10-31 },\n  ]\nucaas: { multicastLimit: 40 }\n',
  ],
  [
    'brackets over lines, with a comment and no comma behind the last',
    append,
    'app:\n  secrets: [\n    { name: 2025-03, expires: 2027-02-28 } # the old one\n  ]\n',
    'app:\n  secrets: [\n    { name: 2025-03, expires: 2027-02-28 }, # the old one\n    { name: 2026-11, expires: 2028-10-31 }\n  ]\n',
  ],
  [
    'a list of dashes',
    append,
    'app:\n  # Two generations.\n  secrets:\n    - { name: 2025-03, expires: 2027-02-28 }   # old\n    # keep this\n\nucaas:   { multicastLimit: 40 }\n',
    'app:\n  # Two generations.\n  secrets:\n    - { name: 2025-03, expires: 2027-02-28 }   # old\n    - { name: 2026-11, expires: 2028-10-31 }\n    # keep this\n\nucaas:   { multicastLimit: 40 }\n',
  ],
  [
    'a list of dashes with a line for each key, at the end of a file without its last line feed',
    append,
    'app:\n  secrets:\n  -   name: 2025-03\n      expires: "2027-02-28"',
    'app:\n  secrets:\n  -   name: 2025-03\n      expires: "2027-02-28"\n  -   name: 2026-11\n      expires: 2028-10-31\n',
  ],
  [
    'the ends of line of Windows',
    append,
    'app:\r\n  secrets:\r\n    - { name: 2025-03, expires: 2027-02-28 } # old\r\nucaas: {}\r\n',
    'app:\r\n  secrets:\r\n    - { name: 2025-03, expires: 2027-02-28 } # old\r\n    - { name: 2026-11, expires: 2028-10-31 }\r\nucaas: {}\r\n',
  ],
  [
    'a list that is missing',
    append,
    'app: { displayName: CCAIP }\n',
    'app: { displayName: CCAIP, secrets: [{ name: 2026-11, expires: 2028-10-31 }] }\n',
  ],
  [
    'the first of a list on its line',
    removeFirst,
    'app: { secrets: [{ name: 2025-03 }, { name: 2026-11 }] } # both\n',
    'app: { secrets: [{ name: 2026-11 }] } # both\n',
  ],
  [
    'the last of a list on its line',
    { kind: 'remove', path: ['app', 'secrets', 1] },
    'app: { secrets: [{ name: 2025-03 }, { name: 2026-11 }] } # both\n',
    'app: { secrets: [{ name: 2025-03 }] } # both\n',
  ],
  [
    'the first of a list of dashes: what is said above it stays',
    removeFirst,
    'app:\n  secrets:\n    # Two generations.\n    - { name: 2025-03 } # old\n    - name: 2026-11\n      expires: 2028-10-31\n',
    'app:\n  secrets:\n    # Two generations.\n    - name: 2026-11\n      expires: 2028-10-31\n',
  ],
  [
    'the first of brackets over lines',
    removeFirst,
    'app:\n  secrets: [\n    # two\n    { name: 2025-03 }, # old\n    { name: 2026-11 }, # new\n  ]\n',
    'app:\n  secrets: [\n    # two\n    { name: 2026-11 }, # new\n  ]\n',
  ],
  [
    'a key of a section on its line',
    link,
    'ucaas: { multicastLimit: 40 } # by the guide\n',
    'ucaas: { multicastLimit: 40, linked: { secret: 2026-11, by: link@contoso.com, on: 2026-11-20 } } # by the guide\n',
  ],
  [
    'a key of a section of lines',
    link,
    'ucaas:\n  multicastLimit: 40   # by the guide\n\n# the end\n',
    'ucaas:\n  multicastLimit: 40   # by the guide\n  linked: { secret: 2026-11, by: link@contoso.com, on: 2026-11-20 }\n\n# the end\n',
  ],
  [
    'keys over those that are there: what is not named stays',
    link,
    'ucaas:\n  linked:\n    secret: "2025-03" # the first\n    by: old@contoso.com\n    on: 2025-03-11\n    entered: entered.csv\n  multicastLimit: 40\n',
    'ucaas:\n  linked:\n    secret: 2026-11 # the first\n    by: link@contoso.com\n    on: 2026-11-20\n    entered: entered.csv\n  multicastLimit: 40\n',
  ],
  [
    'a section that is missing',
    link,
    'app: {}\n',
    'app: {}\nucaas:\n  linked: { secret: 2026-11, by: link@contoso.com, on: 2026-11-20 }\n',
  ],
  [
    'a section that is empty',
    link,
    'ucaas: # later\napp: {}\n',
    'ucaas: { linked: { secret: 2026-11, by: link@contoso.com, on: 2026-11-20 } } # later\napp: {}\n',
  ],
  [
    'a text that would be something else without quotes',
    { kind: 'set', path: ['app', 'displayName'], value: "CCAIP: #1, it's" },
    'app: { displayName: CCAIP }\n',
    'app: { displayName: "CCAIP: #1, it\'s" }\n',
  ],
];

describe('editedText', () => {
  it.each(cases)('%s', (_, edit, before, after) => {
    expect(editedText(before, [edit])).toBe(after);
    const windows = (text: string) => text.replaceAll(/\r?\n/g, '\r\n');
    expect(editedText(windows(before), [edit])).toBe(before.includes('\n') ? windows(after) : after);
  });

  it('keeps comments and order where the place is laid out in a way that it does not know', () => {
    const before =
      "# head\napp:\n  # all\n  secrets:\n    -\n      name: '2025-03' # old\n      expires: 2027-02-28\nucaas: {}\n";
    const after = editedText(before, [append]);
    expect(parse(after).app.secrets).toHaveLength(2);
    for (const kept of ['# head\n', '# all\n', "'2025-03' # old\n"]) expect(after).toContain(kept);
    expect(after.indexOf('app:')).toBeLessThan(after.indexOf('ucaas:'));
  });

  it('is undone by its opposite, byte for byte, however the list is laid out', () => {
    const layout = fc.record({
      isFlow: fc.boolean(),
      isItemFlow: fc.boolean(),
      pad: fc.constantFrom('', ' '),
      comment: fc.constantFrom('', ' # one', '   # say: "x"'),
      count: fc.integer({ min: 1, max: 3 }),
      eol: fc.constantFrom('\n', '\r\n'),
      dash: fc.constantFrom('', '  ', '    '),
    });
    fc.assert(
      fc.property(layout, ({ isFlow, isItemFlow, pad, comment, count, eol, dash }) => {
        const names = Array.from({ length: count }, (_, at) => `2025-0${at + 1}`);
        const short = names.map((name) => `{${pad}name: ${name}${pad}}`);
        const list = isFlow
          ? [`  secrets: [${short.join(', ')}]${comment}`]
          : [
              `  secrets:${comment}`,
              ...names.flatMap((name, at) =>
                isItemFlow
                  ? [`  ${dash}- ${short[at]}${comment}`]
                  : [`  ${dash}- name: ${name}${comment}`, `  ${dash}  x: 'y'`],
              ),
            ];
        const before = ['# head', 'app:', '  displayName: "CCAIP"', ...list, '', '# next', 'ucaas: {}', ''].join(eol);
        const after = editedText(before, [append]);
        expect(parse(after).app.secrets.at(-1)).toEqual(next);
        expect(editedText(after, [{ kind: 'remove', path: ['app', 'secrets', count] }])).toBe(before);
      }),
      { seed: 20261130, numRuns: 100 },
    );
  });
});
