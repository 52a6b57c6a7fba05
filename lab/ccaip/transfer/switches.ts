/** What CCAIP does with a call for somebody in Teams and nobody published, all of it assumed. */
export interface TransferSwitches {
  /** Who is "in an Available status" (the guide): by the presence in Teams, Available or idle as well, or by the status that it is mapped to. */
  externalAvailable: 'inTeams' | 'inTeamsOrIdle' | 'mapped';
  /** An external user of whose presence CCAIP knows nothing: isn't offered, or is. */
  unknownPresence: 'refused' | 'offered';
  /** An external user who hasn't activated the account yet. */
  pendingExternal: 'refused' | 'offered';
  /** When CCAIP sees that somebody in Teams has taken another call. */
  busySeen: 'atOnce' | 'late';
  /** More external agents are available than the multicast limit: as many ring as it says, or none of them. */
  beyondMulticast: 'firstRing' | 'noneRing';
  /** Where it rings with an external user who is signed in to both. */
  bothLogins: 'teams' | 'ccaip';
  /** Status in CCAIP after a call of who is in Teams alone: Available (the guide: wrap-up is skipped), or by the presence at once. */
  afterTeamsCall: 'available' | 'mapped';
  /** Translation rules of an SBC and a call that a person in Teams transfers on (REFER): not applied (OBS ISS:ps-docs#9707), or as for any call. */
  referTranslation: 'none' | 'asDialled';
}

export const defaultTransferSwitches: TransferSwitches = {
  externalAvailable: 'inTeams',
  unknownPresence: 'refused',
  pendingExternal: 'refused',
  busySeen: 'atOnce',
  beyondMulticast: 'firstRing',
  bothLogins: 'teams',
  afterTeamsCall: 'available',
  referTranslation: 'none',
};

export const transferChoices: { readonly [K in keyof TransferSwitches]: readonly TransferSwitches[K][] } = {
  externalAvailable: ['inTeams', 'inTeamsOrIdle', 'mapped'],
  unknownPresence: ['refused', 'offered'],
  pendingExternal: ['refused', 'offered'],
  busySeen: ['atOnce', 'late'],
  beyondMulticast: ['firstRing', 'noneRing'],
  bothLogins: ['teams', 'ccaip'],
  afterTeamsCall: ['available', 'mapped'],
  referTranslation: ['none', 'asDialled'],
};

export const secondTransferSettings: TransferSwitches = {
  externalAvailable: 'mapped',
  unknownPresence: 'offered',
  pendingExternal: 'offered',
  busySeen: 'late',
  beyondMulticast: 'noneRing',
  bothLogins: 'ccaip',
  afterTeamsCall: 'mapped',
  referTranslation: 'asDialled',
};
