import { expect, it } from 'vitest';
import { matchUsers } from '../../../live/verify/ccaip-users.ts';

const wanted = [
  { upn: 'ada@contoso.example', sipUri: '+1@sip.example', ucaasName: 'ada@sip.example' },
  { upn: 'bob@contoso.example', sipUri: '+2@sip.example', ucaasName: 'bob@contoso.example' },
];
const emails = (users: readonly string[], mail?: Record<string, string>) =>
  matchUsers(
    wanted,
    users.map((email) => ({ email })),
    mail === undefined
      ? { why: 'not read' }
      : { value: new Map(Object.entries(mail).map(([upn, one]) => [upn, { id: upn, mail: one }])) },
  ).map(({ found }) => found?.email);

it("a row's user has the sign-in name to come, the old one, or Entra's mail address, in any case", () => {
  expect(emails(['ADA@sip.example', 'ada@contoso.example'])).toEqual(['ADA@sip.example', undefined]);
  expect(emails(['ada@contoso.example'])).toEqual(['ada@contoso.example', undefined]);
  const mail = { 'bob@contoso.example': 'Bob.West@contoso.example' };
  expect(emails(['bob.west@contoso.example'], mail)).toEqual([undefined, 'bob.west@contoso.example']);
  expect(emails(['bob.west@contoso.example'])).toEqual([undefined, undefined]);
});
