import { describe, expect, it } from 'vitest';
import { asModuleReads } from '../../../lab/teams/module-text.ts';
import { dateLikeProblem } from '../../../providers/msteams/schema/date-like-text.ts';

const kept = [
  '2026-11-28T10:00:00Z',
  '2026-11-28T10:00:00',
  '2026-11-28',
  'since 2026-11-28T10:00:00+02:00',
  '10:00',
  '',
];
const changed = [
  '2026-11-28T10:00:00+05:30',
  '2026-11-28T10:00:00-0330',
  '2026-11-28T10:00:00.000Z',
  '2026-11-28T10:00:00.500',
  '/Date(1700000000000)/',
];

describe("a text on its way through Teams' module", () => {
  it.each(kept)('comes back as it was, and is taken: "%s"', (text) => {
    expect(asModuleReads([{ NormalizationRules: [{ Description: text }] }])).toEqual([
      { NormalizationRules: [{ Description: text }] },
    ]);
    expect(dateLikeProblem(text)).toBeUndefined();
  });

  it.each(changed)('comes back as another one, and is refused: "%s"', (text) => {
    expect(asModuleReads(text)).not.toBe(text);
    expect(dateLikeProblem(text)).toMatchObject({ message: `"${text}" is nothing but a time.` });
  });

  it('names the same moment', () => {
    expect(asModuleReads('/Date(1700000000000)/')).toBe('2023-11-14T22:13:20Z');
    const text = asModuleReads('2026-11-28T10:00:00.250+05:30');
    expect(text).toMatch(/\.25[+-]\d\d:\d\d$/);
    expect(Date.parse(String(text))).toBe(Date.parse('2026-11-28T10:00:00.250+05:30'));
    expect(asModuleReads({ at: 1, list: [null, true] })).toEqual({ at: 1, list: [null, true] });
  });
});
