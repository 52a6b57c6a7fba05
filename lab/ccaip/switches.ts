/** What CCAIP does and nobody published, all of it assumed. The product must end right under every setting. */
export interface CcaipSwitches {
  /** Where Link sends the browser. That the guide wants an app for any organization speaks for one of the first two (INF). */
  linkAuthority: 'common' | 'organizations' | 'tenant';
  /** What Link asks for: permissions by name, or all that the application has registered. */
  linkScopes: 'named' | 'default';
  /** Link while a link is there: takes its place, or is refused until Unlink. */
  linkOverLink: 'replaces' | 'refused';
  /** A member without a role who links, where consent was given before; the guide asks for a Global Administrator. */
  linkingMember: 'accepted' | 'refused';
  /** After the expiration date that was entered ("must be the same in CCAI Platform"): CCAIP uses the link no more, or goes on. */
  enteredExpiry: 'endsLink' | 'ignored';
}

export const defaultCcaipSwitches: CcaipSwitches = {
  linkAuthority: 'common',
  linkScopes: 'named',
  linkOverLink: 'replaces',
  linkingMember: 'accepted',
  enteredExpiry: 'endsLink',
};

export const ccaipChoices: { readonly [K in keyof CcaipSwitches]: readonly CcaipSwitches[K][] } = {
  linkAuthority: ['common', 'organizations', 'tenant'],
  linkScopes: ['named', 'default'],
  linkOverLink: ['replaces', 'refused'],
  linkingMember: ['accepted', 'refused'],
  enteredExpiry: ['endsLink', 'ignored'],
};

export const secondCcaipSettings: CcaipSwitches = {
  linkAuthority: 'organizations',
  linkScopes: 'default',
  linkOverLink: 'refused',
  linkingMember: 'refused',
  enteredExpiry: 'ignored',
};
