/** Entra compares sign-in names without case; kept in lower case, a change of case is no change. */
export const lowerCaseKeys = <Value>(roster: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> => {
  if (typeof roster !== 'object' || roster === null) return roster;
  // A copy of 10,000 keys costs as much as reading them: most files need none.
  if (Object.keys(roster).every((upn) => upn === upn.toLowerCase())) return roster;
  return Object.fromEntries(Object.entries(roster).map(([upn, value]) => [upn.toLowerCase(), value]));
};
