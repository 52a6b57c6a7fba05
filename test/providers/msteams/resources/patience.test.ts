import { describe, expect, it } from 'vitest';
import { patience } from '../../../../providers/msteams/resources/patience.ts';

describe('how long trunkline waits for Teams', () => {
  it('is bounded', () => {
    expect(patience('write', {})).toEqual({ patienceSeconds: 120, firstDelaySeconds: 1, maxDelaySeconds: 15 });
    expect(patience('removal', {}).patienceSeconds).toBe(300);
  });

  it('is stretched or shortened as a whole by TRUNKLINE_WAIT_SCALE', () => {
    expect(patience('write', { TRUNKLINE_WAIT_SCALE: '0.1' })).toEqual({
      patienceSeconds: 12,
      firstDelaySeconds: 0.1,
      maxDelaySeconds: 1.5,
    });
  });

  it.each(['0', '-1', 'soon', ''])('ignores a scale of "%s"', (scale) => {
    expect(patience('write', { TRUNKLINE_WAIT_SCALE: scale }).patienceSeconds).toBe(120);
  });
});
