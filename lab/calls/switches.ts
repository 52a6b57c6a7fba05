/** What Teams does with a call where nothing is published, or documents and reports contradict each other. */
export interface CallSwitches {
  /** Whether an emergency call routing policy is asked for what the dial plan makes of a number or for what is dialled: not published. */
  emergencyReading: 'planFirst' | 'policyFirst';
  /** Whether a dial string takes the same digits with a plus sign before them, or without it: not published. */
  emergencyPlus: 'exact' | 'ignored';
  /** Whether a treatment of unassigned numbers comes before an emergency call routing policy: not published. */
  emergencyTreatment: 'treatmentFirst' | 'emergencyFirst';
  /** Whom an emergency call shows as its caller: what the caller ID policy says, or the user's own number: not published. */
  emergencyCallerId: 'policy' | 'ownNumber';
  /** Whether a calling policy without private calling refuses emergency calls, too: not published. Those are what an emergency policy takes. */
  callsOff: 'emergencyToo' | 'butEmergency';
  /** When no SBC of the first usage that matches answers: the call ends (DOC), or goes on to the next usage that matches (OBS ISS:sfb-docs#6368). */
  nextUsage: 'never' | 'tried';
  /** What a voice route sees of a number with an extension: all of it, or what is before `;ext=` (OBS ISS:sfb-docs#10392). */
  routeExtensions: 'whole' | 'cut';
  /** A number that the dial plan leaves without a plus sign: as it is, or normalised once more (DOC of a page up to March 2025). */
  secondPass: 'never' | 'always';
  /** What becomes of the rest of a number of which a pattern took a part: it stays, as Regex.Replace leaves it (INF), or goes. */
  partialMatches: 'kept' | 'dropped';
  /** Teams' own rules for a country of which none were published: none, or those of the shape that all published ones have (INF). */
  countryRules: 'published' | 'shaped';
  /** Which number of a caller a blocked pattern is held against: as the SBC sends it, or after its translation rules: not published. */
  blockedCaller: 'received' | 'translated';
  /** A call that comes in over a disabled SBC: not published. */
  disabledInbound: 'taken' | 'refused';
}

export const defaultCallSwitches: CallSwitches = {
  emergencyReading: 'planFirst',
  emergencyPlus: 'exact',
  emergencyTreatment: 'treatmentFirst',
  emergencyCallerId: 'policy',
  callsOff: 'emergencyToo',
  nextUsage: 'never',
  routeExtensions: 'whole',
  secondPass: 'never',
  partialMatches: 'kept',
  countryRules: 'published',
  blockedCaller: 'received',
  disabledInbound: 'taken',
};

export const callChoices: { readonly [K in keyof CallSwitches]: readonly CallSwitches[K][] } = {
  emergencyReading: ['planFirst', 'policyFirst'],
  emergencyPlus: ['exact', 'ignored'],
  emergencyTreatment: ['treatmentFirst', 'emergencyFirst'],
  emergencyCallerId: ['policy', 'ownNumber'],
  callsOff: ['emergencyToo', 'butEmergency'],
  nextUsage: ['never', 'tried'],
  routeExtensions: ['whole', 'cut'],
  secondPass: ['never', 'always'],
  partialMatches: ['kept', 'dropped'],
  countryRules: ['published', 'shaped'],
  blockedCaller: ['received', 'translated'],
  disabledInbound: ['taken', 'refused'],
};

export const secondCallSettings: CallSwitches = {
  emergencyReading: 'policyFirst',
  emergencyPlus: 'ignored',
  emergencyTreatment: 'emergencyFirst',
  emergencyCallerId: 'ownNumber',
  callsOff: 'butEmergency',
  nextUsage: 'tried',
  routeExtensions: 'cut',
  secondPass: 'always',
  partialMatches: 'dropped',
  countryRules: 'shaped',
  blockedCaller: 'translated',
  disabledInbound: 'refused',
};
