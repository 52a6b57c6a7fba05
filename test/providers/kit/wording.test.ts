import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { formatWording } from '../../../providers/kit/wording.ts';
import { root } from '../../../scripts/setup/places.mjs';

it('prints what is wrong, what is allowed, why and the fix, each on its line, and nothing for what is not there', () => {
  expect(formatWording({ message: 'M.', allowed: 'A.', why: 'W.', fix: 'f.' })).toBe('M.\n  A.\n  W.\n  Fix: f.');
  expect(formatWording({ message: 'M.', fix: '' })).toBe('M.');
});

it('is the one place that does, but for the set-up', () => {
  const lines = execFileSync('git', ['grep', '-E', 'Fix: ', '--', '*.ts', '*.mjs', ':!test'], {
    cwd: root,
    encoding: 'utf8',
  });
  const code = lines.split('\n').filter((line) => line !== '' && !/^[^:]+:\s*(\*|\/\*\*|\/\/)/.test(line));
  expect(code.map((line) => line.split(':')[0])).toEqual(['providers/kit/wording.ts', 'scripts/setup/setup-error.mjs']);
});
