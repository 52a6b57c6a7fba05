import { describe, expect, it } from 'vitest';
import { type Edit, reviewOf } from './edit.ts';
import { emergencyEdits } from './emergency-edits.ts';

const kinds: Readonly<Record<string, readonly Edit[]>> = {
  'emergency calls': emergencyEdits,
};

describe.each(Object.entries(kinds))('the first line on %s', (_, edits) => {
  it.each(edits.map((edit) => [`${edit.tenant}: ${edit.title}`, edit] as const))('%s', (_, edit) => {
    const { summary, reasons, comment } = reviewOf(edit);
    const says = summary.replace(`${edit.tenant}: `, '');
    expect(says).toEqual(edit.says instanceof RegExp ? expect.stringMatching(edit.says) : edit.says);
    expect(reasons).toEqual(edit.reasons ?? []);
    for (const text of edit.alsoSays ?? []) expect(comment).toMatch(text);
  });
});
