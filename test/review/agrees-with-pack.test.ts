import { describe, expect, it } from 'vitest';
import { levels } from '../../policies/pack.ts';
import { readSubject } from '../../policies/read-subject.ts';
import { rules } from '../../policies/rules.ts';
import { type Edit, reviewOf, today, withEdit } from './first-lines/edit.ts';
import { emergencyEdits } from './first-lines/emergency-edits.ts';
import { reachEdits } from './first-lines/reach-edits.ts';
import { settingEdits } from './first-lines/setting-edits.ts';

const edits = [...emergencyEdits, ...reachEdits.slice(0, 6), ...settingEdits.slice(-2)];

/** Rules of the pack that refuse the files after an edit; numbers in two folders are another matter. */
const refusing = (edit: Edit): string[] =>
  withEdit(edit, (root) => {
    const subject = readSubject({ root, name: edit.tenant, today });
    if (!('tenant' in subject)) throw new Error('the files are not right');
    return rules.flatMap((rule) =>
      rule.about === 'tenant' &&
      levels[rule.name] === 'mandatory' &&
      rule.name !== 'numbers-unique-across-stacks' &&
      !Object.hasOwn(subject.tenant.exceptions, rule.name) &&
      rule.check(subject).length > 0
        ? rule.name
        : [],
    );
  });

describe('what a change needs', () => {
  it.each(edits.map((edit) => [`${edit.tenant}: ${edit.title}`, edit] as const))(
    'names what the policy pack would refuse, and nothing else: %s',
    (_, edit) => {
      const [review] = reviewOf(edit).tenants;
      const named = review?.needs.flatMap(({ what, rule }) => (what === 'policy pack' && rule ? rule : []));
      expect(named).toEqual(refusing(edit));
    },
  );

  it('holds for edits that the pack refuses, and for some that it does not', () => {
    const refused = edits.filter((edit) => refusing(edit).length > 0);
    expect(refused.length).toBeGreaterThan(4);
    expect(refused.length).toBeLessThan(edits.length);
  });
});
