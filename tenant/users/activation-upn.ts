/** The sign-in name of the user who activates the SIP domain: a bare name is a user of that domain. */
export const activationUpn = (user: string, sipDomain: string): string =>
  user.includes('@') ? user : `${user}@${sipDomain}`;
