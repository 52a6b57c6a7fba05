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
      message: '"cyd@contoso.example" holds U+200B, which no keyboard writes.',
      params: { fix: 'write cyd@contoso.example.' },
    });
    expect(userPrincipalName.safeParse('c\u200byd').error?.issues[0]?.message).toBe(
      '"cyd" isn\'t a user principal name.',
    );
  });

  it('says that accents are not taken', () => {
    expect(userPrincipalName.safeParse('rené@contoso.example').error?.issues[0]).toMatchObject({
      params: {
        allowed:
          "A UPN is name@domain: at most 64 letters, digits and . - _ ' ! # ^ ~, then at most 48 of a domain. Accents are not taken.",
        fix: "copy the User principal name from Entra admin center, the user's Overview.",
      },
    });
  });
});
