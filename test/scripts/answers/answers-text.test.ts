import { expect, it } from 'vitest';
import { answerLines, countsLine } from '../../../scripts/answers/answers-text.ts';

const standings = ['good', "can't tell"] as const;

it('prints an answer on a line, what belongs to it below, and what came from files only as text', () => {
  expect(
    answerLines(standings, {
      standing: 'good',
      who: 'user \u001b[31mada',
      text: 'is\nhere.',
      fix: 'go',
      toKnow: 'ask.',
    }),
  ).toEqual([
    expect.stringMatching(/^good {8}user (?!\u001b).*ada: is$/),
    '            here.',
    '            To know: ask.',
    '            Fix: go.',
  ]);
});

it('counts each sort of answer', () => {
  expect(countsLine('lab', standings, [{ standing: 'good' }, { standing: 'good' }])).toBe("lab: 2 good, 0 can't tell.");
});
