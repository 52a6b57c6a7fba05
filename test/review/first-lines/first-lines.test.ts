import { describe, expect, it } from 'vitest';
import { type Edit, reviewOf } from './edit.ts';
import { emergencyEdits } from './emergency-edits.ts';
import { groupEdits } from './group-edits.ts';
import { nameEdits } from './name-edits.ts';
import { peopleEdits } from './people-edits.ts';
import { reachEdits } from './reach-edits.ts';
import { sectionEdits } from './section-edits.ts';
import { settingEdits } from './setting-edits.ts';
import { unassignedEdits } from './unassigned-edits.ts';
import { uncountedEdits } from './uncounted-edits.ts';

const kinds: Readonly<Record<string, readonly Edit[]>> = {
  'emergency calls': emergencyEdits,
  people: peopleEdits,
  'what can be dialled': reachEdits,
  names: nameEdits,
  groups: groupEdits,
  settings: settingEdits,
  'numbers that nobody holds': unassignedEdits,
  'sections of the tenant file': sectionEdits,
  'people whom no file names': uncountedEdits,
};

describe.each(Object.entries(kinds))('the first line on %s', (_, edits) => {
  it.each(edits.map((edit) => [`${edit.tenant}: ${edit.title}`, edit] as const))('%s', (_, edit) => {
    const { tenants, reasons, comment } = reviewOf(edit);
    const says = tenants[0]?.summary;
    expect(says).toEqual(edit.says instanceof RegExp ? expect.stringMatching(edit.says) : edit.says);
    expect(reasons).toEqual(edit.reasons ?? []);
    for (const text of edit.alsoSays ?? [])
      expect(comment).toEqual(typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text));
  });
});
