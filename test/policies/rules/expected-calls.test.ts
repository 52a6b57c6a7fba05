import { describe, expect, it } from 'vitest';
import { expectedCalls } from '../../../policies/rules/expected-calls.ts';
import type { Subject } from '../../../policies/subject.ts';
import { aSubject } from '../a-subject.ts';

const found = (calls: Subject['calls']['calls']) =>
  expectedCalls.check(aSubject({}, { calls: { file: 'stacks/contoso/calls.yaml', calls, problems: [] } }));

describe('expected-calls', () => {
  it('is kept where every call goes as expected', () => {
    expect(
      found([
        { as: 'ada', dial: '0612345678', expect: { route: 'NL mobile' } },
        { to: '+31205552102', expect: { rings: 'bob' } },
      ]),
    ).toEqual([]);
  });

  it('is broken by each call that does not', () => {
    expect(
      found([
        { as: 'ada', dial: '0612345678', expect: 'blocked' },
        { to: '+31205552102', expect: { rings: 'ada' } },
      ]),
    ).toEqual([
      {
        what: expect.stringMatching(
          /^stacks\/contoso\/calls\.yaml: calls\[0\]: ada dials 0612345678\. It should be dropped; it is /,
        ),
        fix: 'npm run calls -- contoso shows the way of the call; correct the tenant file, or what is expected.',
      },
      {
        what: 'stacks/contoso/calls.yaml: calls[1]: CCAIP hands over to +31205552102. It should ring ada@contoso.com; it rings bob@contoso.com.',
        fix: expect.any(String),
      },
    ]);
  });

  it('is broken by a calls.yaml that cannot be read', () => {
    const problem = {
      file: 'stacks/contoso/calls.yaml',
      path: 'calls',
      message: '"x" isn\'t a list.',
      fix: 'write one.',
    };
    const subject = aSubject({}, { calls: { file: problem.file, calls: [], problems: [problem] } });
    expect(expectedCalls.check(subject)).toEqual([
      { what: 'stacks/contoso/calls.yaml: calls: "x" isn\'t a list.', fix: 'write one.' },
    ]);
  });
});
