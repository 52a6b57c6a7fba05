import { expect, it } from 'vitest';
import { answerLines, countsLine } from '../../../scripts/answers/answers-text.ts';

const standings = ['good', "can't tell"] as const;

it('prints an answer on a line, what belongs to it below, and what came from files only as text', () => {
  const lines = answerLines(standings, {
    standing: 'good',
    who: 'user \u001b[31mada',
    text: 'is\nhere.',
    fix: 'go',
    toKnow: 'ask.',
  });
  expect(lines[0]).toMatch(/^good {8}user .*ada: is$/);
  expect(lines.slice(1)).toEqual(['            here.', '            To know: ask.', '            Fix: go.']);
  expect(lines.join()).not.toContain('\u001b');
});

it('counts each sort of answer', () => {
  expect(countsLine('lab', standings, [{ standing: 'good' }, { standing: 'good' }])).toBe("lab: 2 good, 0 can't tell.");
});
