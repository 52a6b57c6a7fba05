/** How Telnyx behaves where nothing is published. The product must end right under every setting. */
export interface TelnyxSwitches {
  /** A parameter that the API doesn't know, `microsoft_teams_sbc` of an update too: refused, or passed over. */
  telnyxUnknownParameters: 'refused' | 'ignored';
  /** `inbound` or `outbound` of an update: what isn't named in it stays, or is as if it had never been said. */
  telnyxNestedUpdates: 'merged' | 'replaced';
  /** Whether `GET /fqdns` lists a connection's own `<id>.mstsbc.telnyx.tech`. */
  telnyxTeamsName: 'listed' | 'hidden';
}

export const defaultTelnyxSwitches: TelnyxSwitches = {
  telnyxUnknownParameters: 'refused',
  telnyxNestedUpdates: 'merged',
  telnyxTeamsName: 'listed',
};

export const telnyxChoices: { readonly [K in keyof TelnyxSwitches]: readonly TelnyxSwitches[K][] } = {
  telnyxUnknownParameters: ['refused', 'ignored'],
  telnyxNestedUpdates: ['merged', 'replaced'],
  telnyxTeamsName: ['listed', 'hidden'],
};

export const secondTelnyxSettings: TelnyxSwitches = {
  telnyxUnknownParameters: 'ignored',
  telnyxNestedUpdates: 'replaced',
  telnyxTeamsName: 'hidden',
};
