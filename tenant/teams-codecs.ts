/**
 * Codecs that Teams takes from an SBC, with and without media bypass, by the names that SDP has for them: SILK, G.711, G.722, G.729.
 *
 * @see https://learn.microsoft.com/microsoftteams/direct-routing-plan#media-traffic-codecs
 */
const teamsCodecs: readonly string[] = ['SILK', 'PCMA', 'PCMU', 'G722', 'G729'];

/** Comfort noise and keys pressed stand beside a codec. */
const besideOne = ['CN', 'TELEPHONE-EVENT'];

/** Those that Teams' page doesn't list, as typed. */
export const codecsNotInTeams = (codecs: readonly string[]): string[] =>
  codecs.filter((codec) => ![...teamsCodecs, ...besideOne].includes(codec.toUpperCase()));

/** Whether one of them is on it. */
export const hasTeamsCodec = (codecs: readonly string[]): boolean =>
  codecs.some((codec) => teamsCodecs.includes(codec.toUpperCase()));
