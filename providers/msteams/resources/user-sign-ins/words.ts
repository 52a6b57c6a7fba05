import type { Context } from '../../../kit/resource.ts';
import type { SignInChange } from './change.ts';

/** Names in a preview's one message; the rest is counted. */
const shownNames = 50;

/**
 * What Microsoft's page on these changes, and the guide, say of them, in short.
 *
 * @see https://learn.microsoft.com/entra/identity/hybrid/connect/howto-troubleshoot-upn-changes
 */
const whatBreaks =
  'They sign in to Microsoft 365 by the new name from then on, and their mail address may follow. On devices: "Other user" with the new name, the old one may go on being shown. Authenticator: notifications and phone sign-in may not come until the account is removed and registered anew. App protection (Intune): data is wiped and the device enrolled anew. Other apps that know people by this name may ask again, or make a second profile; OneDrive addresses change; notes of earlier Teams meetings are found in OneDrive only.';

/** Per person, the old name and the new one, and once what that means for them. */
export const tellChanges = ({ log }: Pick<Context, 'log'>, changes: readonly SignInChange[]): void => {
  if (changes.length === 0) return;
  const lines = changes
    .map(({ verb, from, to }) => `  ${from} → ${to}${verb === 'put back' ? ' (put back)' : ''}`)
    .toSorted();
  const more = lines.length - shownNames;
  const text = [
    `The sign-in of ${changes.length === 1 ? '1 person' : `${changes.length} people`} changes:`,
    ...lines.slice(0, shownNames),
    ...(more > 0 ? [`  and ${more} more`] : []),
    whatBreaks,
    'https://learn.microsoft.com/entra/identity/hybrid/connect/howto-troubleshoot-upn-changes',
  ];
  log(text.join('\n'), { severity: 'warning' });
};
