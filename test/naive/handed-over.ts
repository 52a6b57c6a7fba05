import type { Sbc, VoiceConfig, VoiceUser } from '../../routing/config.ts';
import { translated } from './dialled.ts';

/** What one SBC hands to Teams, and who rings. */
export interface Landing {
  readonly sbc: string;
  readonly called: string;
  readonly rings?: string;
  /** A translation rule took only a piece of the number. */
  readonly part: boolean;
}

/**
 * Where CCAIP's call lands, by SBC; none if it never gets to one (teams-cmdlets.md section 13, inbound).
 *
 * The host must be the trunk's; a user name needs an SBC that maps it; the SBC's inbound rules change the called number
 * (section 14.4); Teams then takes the user who has exactly that number.
 */
export const handOver = (config: VoiceConfig, address: string): readonly Landing[] => {
  const [, userPart = address, host] = /^(?:sips?:)?([^@]+)@(.+)$/.exec(address) ?? [];
  if (host !== undefined && host.toLowerCase() !== config.inboundDomain?.toLowerCase()) return [];
  const landings: Landing[] = [];
  for (const sbc of config.sbcs) {
    const number = /^\+?\d/.test(userPart) ? withPlus(config, userPart) : numberOfName(config, sbc, userPart);
    const { number: called, part } = translated(config, sbc, 'inboundTeams', number);
    const user = config.users.find((other) => other.number === called);
    landings.push({ sbc: sbc.name, called, part, ...(user === undefined ? {} : { rings: user.name }) });
  }
  return landings;
};

const withPlus = (config: VoiceConfig, number: string): string =>
  config.inboundAddsPlus === true && !number.startsWith('+') ? `+${number}` : number;

/** An SBC that doesn't map it hands the name on as it is, and nobody has it as a number. */
const numberOfName = (config: VoiceConfig, sbc: Sbc, name: string): string => {
  const isNamed = (user: VoiceUser) => user.name.split('@')[0]?.toLowerCase() === name.toLowerCase();
  return (sbc.mapsUsernames === true ? config.users.find(isNamed)?.number : undefined) ?? name;
};
