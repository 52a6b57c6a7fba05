import { type Step, step } from '../step.ts';
import type { Subject } from '../subject.ts';

const part = 'Before you begin';

/**
 * Who presses Link. The guide: a Global Administrator, no personal account. What ends the refresh token: Microsoft's pages on refresh
 * tokens and Conditional Access.
 */
export const accountStep = ({ tenant }: Subject): Step => {
  const { domain } = tenant;
  const by = tenant.ucaas.linked?.by;
  return step({
    id: 'account',
    part,
    title: 'Choose who presses Link',
    say: [
      "Link signs somebody in at Microsoft, and CCAI Platform keeps that account's refresh token. Google's guide asks for a Global Administrator, and no personal Microsoft account.",
      `Take a member account of the tenant that is for this alone, no guest and nobody's everyday account: ${by ?? `such as ccaip-link@${domain}`}.`,
      'Its refresh token ends when its password is reset, when it is disabled, after 90 days without use, and by a Conditional Access policy on sign-in frequency: leave the account out of that policy. Then somebody has to link again.',
    ],
    options: [
      {
        label: 'Global Administrator for the moment of Link only',
        means:
          'Make the account eligible for the role in Privileged Identity Management, activate it just before Link and end it just after. This is the way that the guide describes.',
      },
      {
        label: 'Consent beforehand, and an ordinary member links',
        means: `${
          tenant.app.adminConsent === true
            ? 'up has consented for the organisation (app.adminConsent)'
            : 'A Global Administrator consents to the application for the organisation first, or up does with app.adminConsent: true'
        }; then an account without any role presses Link. Nobody documents that this works: where Link refuses, take the first way.`,
      },
    ],
    wrong: [
      {
        sign: "The account is a person's own, or ends in outlook.com, hotmail.com or live.com",
        fix: 'Take a member account of the tenant: Link fails with a personal Microsoft account.',
      },
    ],
  });
};
