import { describe, expect, it } from 'vitest';
import { userPrincipalName } from '../../../tenant/users/user-principal-name.ts';

describe('userPrincipalName', () => {
  it.each([
    'ada@contoso.example',
    "o'neil@contoso.example",
    'a.b-c_d@sub.contoso.example',
    'bob_other.example#EXT#@contoso.onmicrosoft.com',
  ])('takes %s', (upn) => {
    expect(userPrincipalName.safeParse(upn).success).toBe(true);
  });

  it.each([
    'ada',
    'ada@',
    '@contoso.example',
    'ada@contoso',
    'ada b@contoso.example',
    'ada@b@contoso.example',
    '.ada@contoso.example',
    'ada.@contoso.example',
    `${'a'.repeat(65)}@contoso.example`,
    `a@${'b'.repeat(49)}.example`,
    'ada&bob@contoso.example',
  ])('refuses %s', (upn) => {
    expect(userPrincipalName.safeParse(upn).error?.issues[0]?.message).toBe(`"${upn}" isn't a user principal name.`);
  });

  it('names characters that cannot be seen, and offers the name without them', () => {
    expect(userPrincipalName.safeParse('cyd\u200b@contoso.example').error?.issues[0]).toMatchObject({
      message: '"cyd\u200b@contoso.example" holds the invisible U+200B, which no sign-in name has.',
      params: { fix: 'write cyd@contoso.example.' },
    });
    expect(userPrincipalName.safeParse('c\u200byd').error?.issues[0]?.message).toBe(
      '"cyd" isn\'t a user principal name.',
    );
  });

  it('names the letters that are not taken', () => {
    expect(userPrincipalName.safeParse('rené@contoso.example').error?.issues[0]).toMatchObject({
      params: {
        allowed:
          "A UPN is name@domain: at most 64 letters, digits and . - _ ' ! # ^ ~, then at most 48 of a domain. Not taken: é (U+00E9).",
        fix: "copy the User principal name from Entra admin center, the user's Overview.",
      },
    });
  });

  it.each([
    ['Ada Lovelace <ada@contoso.example>', 'write ada@contoso.example.'],
    ['ada\u0661\u06f2@contoso.example', 'write ada12@contoso.example.'],
    ['mailto:ada@contoso.example', 'write ada@contoso.example.'],
    ['sip:ada@contoso.example;', 'write ada@contoso.example.'],
    ['ada @contoso.example.', 'write ada@contoso.example.'],
    ['o\u2019neil@contoso.example', "write o'neil@contoso.example."],
    ['', "copy the User principal name from Entra admin center, the user's Overview."],
    [
      'ada@contoso.example;bob@contoso.example',
      "copy the User principal name from Entra admin center, the user's Overview.",
    ],
  ])('offers the name in %s', (typed, fix) => {
    expect(userPrincipalName.safeParse(typed).error?.issues[0]).toMatchObject({ params: { fix } });
  });
});
