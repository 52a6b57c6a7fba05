import { expect, it } from 'vitest';
import { exportLines } from '../../../scripts/lab/export-lines.ts';

it('a shell gets what it lacks, quoted so that nothing in it is run', () => {
  const wanted = { SAME: 'a', NEW: "it's $HOME", CHANGED: 'b', EMPTY: '' };
  expect(exportLines(wanted, { SAME: 'a', CHANGED: 'a' })).toEqual([
    "export NEW='it'\\''s $HOME'",
    "export CHANGED='b'",
    "export EMPTY=''",
  ]);
});
