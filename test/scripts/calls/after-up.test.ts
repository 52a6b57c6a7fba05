import { describe, expect, it } from 'vitest';
import { type AfterUp, callsBy, judgeAfterUp } from '../../../scripts/calls/after-up.ts';

const well: AfterUp = { up: 'done', expected: 'hold', emergency: 'hold', mayBeOnItsWay: () => true };
const judge = (found: Partial<AfterUp>) => judgeAfterUp({ ...well, ...found });
const nothingWritten = { mayBeOnItsWay: () => false };

describe('what to make of the calls after an up', () => {
  it('takes an exit code that nobody knows for a call that is wrong', () => {
    expect([0, 3, 1, 2, 130].map(callsBy)).toEqual(['hold', 'late', 'wrong', 'wrong', 'wrong']);
  });

  it('says that they hold only if both do', () => {
    expect(judge({})).toBe('hold');
    expect(judge(nothingWritten)).toBe('hold');
    expect(judge({ expected: 'wrong' })).toBe('wrong');
    expect(judge({ emergency: 'wrong' })).toBe('wrong');
    expect(judge({ up: 'failed' })).toBe('hold');
  });

  it('waits for what may be on its way, and where something else waits', () => {
    for (const late of [{ expected: 'late' }, { emergency: 'late' }] as const) {
      expect(judge(late)).toBe('late');
      expect(judge({ ...late, ...nothingWritten })).toBe('wrong');
      expect(judge({ ...late, ...nothingWritten, up: 'waiting' })).toBe('late');
    }
  });

  it('never waits for emergency calls after an up that failed', () => {
    expect(judge({ up: 'failed', emergency: 'late' })).toBe('wrong');
    expect(judge({ up: 'failed', expected: 'late' })).toBe('late');
  });
});
