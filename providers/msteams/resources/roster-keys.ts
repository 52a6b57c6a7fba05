/** Entra compares sign-in names without case; kept in lower case, a change of case is no change. */
export const lowerCaseKeys = <Value>(roster: Readonly<Record<string, Value>>): Record<string, Value> =>
  typeof roster === 'object' && roster !== null
    ? Object.fromEntries(Object.entries(roster).map(([upn, value]) => [upn.toLowerCase(), value]))
    : roster;
