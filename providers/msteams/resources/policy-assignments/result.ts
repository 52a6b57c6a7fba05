import { formatWording } from '../../../kit/wording.ts';

/** What Teams says of one user of a batch, and what a person can do about it. The texts are the page's own. */
const fixes: readonly (readonly [RegExp, string])[] = [
  [/^User not found/i, 'Teams knows a new user after minutes to hours: run up again later.'],
  [/^Multiple users found/i, 'give each of these users a SIP address of their own.'],
  [/^User invalid/i, 'move the user to Teams, if homed on Skype for Business Server (Move-CsUser).'],
  [/^User ineligible/i, 'assign a licence with Teams, wait a few minutes, run up again.'],
  [
    /^The policy settings are incorrect/i,
    'correct the name of the policy, or the policy in the Teams admin center; one made minutes ago may need a quarter of an hour: run up again then.',
  ],
];

/** Words for a policy that isn't there, is wrong or is too fresh, and for what its page says to send again. */
export const blamesPolicy = (result: string): boolean =>
  /^The policy settings are incorrect|is not a user policy|unknown error|resubmit/i.test(result);

/** Undefined when the user has the policy. */
export const failedResult = (state: string | undefined, result: string | null | undefined): string | undefined =>
  state !== 'Completed' || result == null || result === '' || /^(success|succeeded|completed|ok)$/i.test(result)
    ? undefined
    : result;

/** The message for one user, in the house format. */
export const resultReason = (doing: string, result: string): string =>
  formatWording({
    message: `${doing}: ${result}`,
    fix: fixes.find(([pattern]) => pattern.test(result))?.[1] ?? 'run up again; if Teams stays with it, ask Microsoft.',
  });
