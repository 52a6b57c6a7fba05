import { describe, expect, it } from 'vitest';
import { liveSide } from '../../../live/side.ts';
import { callsOf } from '../../../scripts/import/whole/calls.ts';
import { callsYaml } from '../../../scripts/import/whole/calls-yaml.ts';
import { aLive, type RuleRow, withRules } from '../../live/a-live.ts';
import { fileSide, nlFile } from '../../live/nl-file.ts';

const sides = (...rules: readonly RuleRow[]) => {
  const rows = rules.length === 0 ? aLive() : withRules(...rules);
  return { live: liveSide(rows, nlFile).voice, file: fileSide().voice };
};
const linesOf = (...rules: readonly RuleRow[]) => callsOf(sides(...rules)).flatMap(({ lines }) => lines);
const said = (...rules: readonly RuleRow[]) =>
  linesOf(...rules).map((line) => ('call' in line ? line.call : line.comment));

describe('the calls that an import expects', () => {
  it('are each emergency number, one call of each other usage and one that is handed over, as they go today', () => {
    expect(said()).toEqual([
      { as: 'ada', dial: '112', expect: { number: '112', route: 'NL emergency', sbcs: ['main'] } },
      { as: 'ada', dial: '0612345678', expect: { number: '+31612345678', route: 'NL mobile', sbcs: ['main'] } },
      { to: '+31205552101', expect: { rings: 'ada' } },
    ]);
  });

  it('are none of an emergency number that a plan makes another number of, though that is routed', () => {
    expect(said(['Helpful', '^(112)$', '+31612345112'])[0]).toBe(
      'Not expected, since nobody may rely on it: ada dials 112: +31612345112, NL mobile, main. npm run lint names it as an error.',
    );
  });

  it('are none that the files tell otherwise: both are said', () => {
    const lines = said(
      ['Emergency', '^(112)$', '$1'],
      ['National', '^0(6\\d{8})$', '+32$1'],
      ['Nine', '^06(\\d{8})$', '+316$1'],
    );
    expect(lines).not.toContainEqual(expect.objectContaining({ dial: '0612345678' }));
  });

  it('are a file of comments where there are none', () => {
    expect(
      callsYaml([{ title: 'a\nb: c', lines: [{ comment: 'x\ny: z' }] }], 'docs'),
    ).toBe(`# yaml-language-server: $schema=docs/calls.schema.json
#
# Calls as they went when the tenant was imported; they must stay so, whatever changes in tenant.yaml and users.csv.
calls: []
  # a\\u{a}b: c
  # x\\u{a}y: z
`);
  });
});
