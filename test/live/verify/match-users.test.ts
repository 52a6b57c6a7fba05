import { describe, expect, it } from 'vitest';
import { judgeUsers, matchUsers } from '../../../live/verify/ccaip-users.ts';

const ada = {
  email: 'ada@contoso.example',
  upn: 'ada@contoso.example',
  sipUri: '+1@sip.example',
  ucaasName: 'ada@sip.example',
};
const bob = {
  email: 'bob@contoso.example',
  upn: 'bob@contoso.example',
  sipUri: '+2@sip.example',
  ucaasName: 'bob@contoso.example',
};
const wanted = [ada, bob];
const bobsMail = { 'bob@contoso.example': 'Bob.West@contoso.example' };
const matched = (users: readonly string[], mail?: Record<string, string>, isByEmail = false, rows = wanted) =>
  matchUsers(
    rows,
    users.map((email) => ({ email })),
    mail === undefined
      ? { why: 'not read' }
      : { value: new Map(Object.entries(mail).map(([upn, one]) => [upn, { id: upn, mail: one }])) },
    isByEmail,
  );
const emails = (...asked: Parameters<typeof matched>) => matched(...asked).map(({ found }) => found?.email);

it("a row's user has the sign-in name to come, the old one, or Entra's mail address, in any case", () => {
  expect(emails(['ADA@sip.example', 'ada@contoso.example'])).toEqual(['ADA@sip.example', undefined]);
  expect(emails(['ada@contoso.example'])).toEqual(['ada@contoso.example', undefined]);
  expect(emails(['bob.west@contoso.example'], bobsMail)).toEqual([undefined, 'bob.west@contoso.example']);
  expect(emails(['bob.west@contoso.example'])).toEqual([undefined, undefined]);
});

it("a row's user has the address of the row alone, where that says one", () => {
  const rows = [{ ...bob, email: 'b.west@contoso.example' }];
  const users = ['bob@contoso.example', 'bob.west@contoso.example'];
  expect(emails(users, bobsMail, false, rows)).toEqual([undefined]);
  expect(emails([...users, 'B.West@contoso.example'], bobsMail, false, rows)).toEqual(['B.West@contoso.example']);
});

describe('where up or a CSV enters users', () => {
  const answers = (by: 'api' | 'csv', ...users: string[]) =>
    judgeUsers({ value: matched(users, bobsMail, true) }, { name: 'contoso', by });

  it('the address alone counts, and a user under another one is told', () => {
    const [first, second] = answers('api', 'ada@sip.example', 'bob.west@contoso.example');
    expect(first).toEqual({
      about: 'user',
      of: 'ada@contoso.example',
      standing: 'not so',
      text: 'no user of CCAIP has this e-mail address; one has ada@sip.example.',
      fix: 'if that is the person, write ada@sip.example under ccaipEmail of users.csv; if not: npm run pulumi -- refresh -s contoso, then up',
    });
    expect(second?.text).toContain('one has bob.west@contoso.example.');
  });

  it('what makes the user is up, which sees by a refresh that somebody was deleted, or the file that a person uploads', () => {
    expect(answers('api').map(({ fix }) => fix)).toEqual(
      Array(2).fill('npm run pulumi -- refresh -s contoso, then up'),
    );
    expect(answers('csv').map(({ fix }) => fix)).toEqual(
      Array(2).fill(
        'npm run ccaip-csv -- contoso, and upload it in the portal: Settings > Users & Teams > Bulk user management',
      ),
    );
  });
});

it('a SIP URI is the same with its scheme, and in another case', () => {
  const found = { email: bob.email, external: true, sipUri: 'SIPS:+2@Sip.Example', ucaasName: bob.ucaasName };
  const [answer] = judgeUsers({ value: [{ wanted: bob, found }] }, { name: 'contoso', by: undefined });
  expect(answer?.standing).toBe('so');
});

describe('a user whose calls abroad the file decides', () => {
  const judge = (asked: boolean | undefined, stands: boolean | { unknown: string } | undefined) => {
    const row = { ...bob, ...(asked !== undefined && { unrestrictedInternationalCalling: asked }) };
    const found = {
      email: bob.email,
      external: true,
      sipUri: bob.sipUri,
      ucaasName: bob.ucaasName,
      ...(stands !== undefined && { unrestrictedInternationalCalling: stands }),
    };
    const [answer] = judgeUsers({ value: [{ wanted: row, found }] }, { name: 'contoso', by: undefined });
    return answer;
  };

  it.each([
    [true, true, 'so', 'external user'],
    [undefined, false, 'so', 'external user'],
    [true, false, 'not so', "Non-restricted international calling isn't set."],
    [false, true, 'not so', 'Non-restricted international calling is set.'],
    [false, undefined, "can't tell", 'whether international calling is restricted.'],
    [false, { unknown: 'maybe' }, "can't tell", 'whether international calling is restricted ("maybe").'],
  ] as const)('asked %s, there stands %j: %s', (asked, stands, standing, text) => {
    expect(judge(asked, stands)).toMatchObject({ standing, text: expect.stringContaining(text) });
  });
});
