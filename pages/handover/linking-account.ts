import type { Wording } from '../../providers/kit/wording.ts';

/** Where Microsoft's personal accounts are; the guide refuses them. */
const personal = /@(outlook|hotmail|live|msn|passport)\.[a-z.]+$/i;

/** Why an account can't be the one that linked; undefined where nothing speaks against it. */
export const accountProblem = (account: string): Wording | undefined => {
  if (/#EXT#/i.test(account))
    return {
      message: `"${account}" is a guest of the tenant.`,
      allowed: 'Link needs a member account of the tenant.',
      fix: 'link again with a member account.',
    };
  if (personal.test(account))
    return {
      message: `"${account}" is a personal Microsoft account.`,
      allowed: 'Link needs a member account of the tenant.',
      fix: 'link again with a member account.',
    };
  if (!/^[^@\s\p{Cc}]+@[^@\s\p{Cc}]+\.[^@\s\p{Cc}]+$/u.test(account))
    return {
      message: account === '' ? 'No account is named.' : `"${account}" is no sign-in name.`,
      allowed: 'Who pressed Link is written down, since the link ends with that account.',
      fix: 'write its sign-in name, such as ccaip-link@contoso.com.',
    };
  return undefined;
};
