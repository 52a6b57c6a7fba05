/** How Telnyx behaves where nothing is published, and how long it takes. The product must end right under every setting. */
export interface TelnyxSwitches {
  /** A parameter, field or filter that the API doesn't know, `microsoft_teams_sbc` of an update too. */
  telnyxUnknownParameters: 'refused' | 'ignored';
  /** `inbound` or `outbound` of an update: what isn't named in it stays, or is as if it had never been said. */
  telnyxNestedUpdates: 'merged' | 'replaced';
  /** Whether `GET /fqdns` lists a connection's own `<id>.mstsbc.telnyx.tech`. */
  telnyxTeamsName: 'listed' | 'hidden';
  /** Passwords: masked (SRC: accounts from 8 September 2026 on), or in full, as older accounts see them. */
  telnyxPasswords: 'masked' | 'full';
  /** 429: the documented headers alone, or Retry-After beside them. */
  telnyxThrottle: 'bare' | 'retryAfter';
  /** Deleting a connection that numbers are on. */
  telnyxConnectionInUse: 'refused' | 'numbersLoseIt';
  /** Deleting an outbound voice profile that a connection names. */
  telnyxProfileInUse: 'refused' | 'connectionsLoseIt';
  /** An order with a number that can't be had: refused whole, or taken, and that number fails. */
  telnyxTakenNumbers: 'refused' | 'fail';
  /** An order without a requirement group where the country asks for one (DOC: "in some countries" it is needed): waits for what is missing, or is refused. */
  telnyxRequirementGroups: 'optional' | 'needed';
  /** Settings of a number that isn't active yet. */
  telnyxPendingNumbers: 'locked' | 'editable';
  /** A number that was given back: not there any more, or listed as deleted. */
  telnyxDeletedNumbers: 'gone' | 'listed';
  /** Patterns of the search for numbers: of the national number, or of all digits. */
  telnyxPatterns: 'national' | 'international';
  /** enable_emergency (SRC: "when completed immediately or an accepted state"). */
  telnyxEmergency: 'accepted' | 'ready';
  /** Emergency calling is on this long after it was accepted. */
  telnyxEmergencySeconds: number;
  /** An order ends this long after nothing is missing any more. */
  telnyxOrderSeconds: number;
  /** An order that was placed is in the list of orders after this long; by its id it is there at once. */
  telnyxOrdersShownSeconds: number;
  /** What a regulator asks for is looked through for so long. */
  telnyxReviewSeconds: number;
  /** An order that misses something is cancelled after so long (DOC: there is a deadline; how long isn't said). */
  telnyxDeadlineSeconds: number;
  /** A TXT record that was written shows in DNS after this long. */
  telnyxTxtSeconds: number;
  /** Above this many requests in a second of our time it answers 429; 0 is no limit. */
  telnyxRequestsPerSecond: number;
}

const day = 86_400;

export const defaultTelnyxSwitches: TelnyxSwitches = {
  telnyxUnknownParameters: 'refused',
  telnyxNestedUpdates: 'merged',
  telnyxTeamsName: 'listed',
  telnyxPasswords: 'masked',
  telnyxThrottle: 'bare',
  telnyxConnectionInUse: 'refused',
  telnyxProfileInUse: 'refused',
  telnyxTakenNumbers: 'refused',
  telnyxRequirementGroups: 'optional',
  telnyxPendingNumbers: 'locked',
  telnyxDeletedNumbers: 'gone',
  telnyxPatterns: 'national',
  telnyxEmergency: 'accepted',
  telnyxEmergencySeconds: 300,
  telnyxOrderSeconds: 60,
  telnyxOrdersShownSeconds: 0,
  telnyxReviewSeconds: 3 * day,
  telnyxDeadlineSeconds: 30 * day,
  telnyxTxtSeconds: 60,
  telnyxRequestsPerSecond: 0,
};

export const telnyxChoices = {
  telnyxUnknownParameters: ['refused', 'ignored'],
  telnyxNestedUpdates: ['merged', 'replaced'],
  telnyxTeamsName: ['listed', 'hidden'],
  telnyxPasswords: ['masked', 'full'],
  telnyxThrottle: ['bare', 'retryAfter'],
  telnyxConnectionInUse: ['refused', 'numbersLoseIt'],
  telnyxProfileInUse: ['refused', 'connectionsLoseIt'],
  telnyxTakenNumbers: ['refused', 'fail'],
  telnyxRequirementGroups: ['optional', 'needed'],
  telnyxPendingNumbers: ['locked', 'editable'],
  telnyxDeletedNumbers: ['gone', 'listed'],
  telnyxPatterns: ['national', 'international'],
  telnyxEmergency: ['accepted', 'ready'],
} as const;

export const secondTelnyxSettings = {
  telnyxUnknownParameters: 'ignored',
  telnyxNestedUpdates: 'replaced',
  telnyxTeamsName: 'hidden',
  telnyxPasswords: 'full',
  telnyxThrottle: 'retryAfter',
  telnyxConnectionInUse: 'numbersLoseIt',
  telnyxProfileInUse: 'connectionsLoseIt',
  telnyxTakenNumbers: 'fail',
  telnyxRequirementGroups: 'needed',
  telnyxPendingNumbers: 'editable',
  telnyxDeletedNumbers: 'listed',
  telnyxPatterns: 'international',
  telnyxEmergency: 'ready',
} as const;
