import { expect, it } from 'vitest';
import { duration, stepLine } from '../../../scripts/setup/step.mjs';

it.each([
  [0, '0.0 s'],
  [1_440, '1.4 s'],
  [9_960, '10 s'],
  [59_400, '59 s'],
  [59_600, '1 m 00 s'],
  [232_000, '3 m 52 s'],
])('%i milliseconds read as %s', (milliseconds, expected) => {
  expect(duration(milliseconds)).toBe(expected);
});

it('costs stand under each other at the right edge', () => {
  expect([
    stepLine('✓', 'dependencies', 'npm ci', '14 s'),
    stepLine('✓', 'Pulumi CLI 3.259.0', 'built from Go modules, once', '3 m 52 s'),
    stepLine('✓', 'lab tenant', 'contoso.example · 12 users'),
  ]).toEqual([
    '  ✓ dependencies         npm ci                                             14 s',
    '  ✓ Pulumi CLI 3.259.0   built from Go modules, once                    3 m 52 s',
    '  ✓ lab tenant           contoso.example · 12 users',
  ]);
});
