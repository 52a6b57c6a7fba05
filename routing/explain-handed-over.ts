import type { ReadySbc, Voice } from './compile.ts';
import type { VoiceUser } from './config.ts';
import { translate } from './depart.ts';
import { parseSipUri } from './sip-uri.ts';
import type { Doubt } from './trace.ts';

/** What one SBC hands to Teams, and who has that number. */
export interface Arrival {
  readonly sbc: string;
  /** The SBC turned a user name into this user's number. */
  readonly mapped: boolean;
  /** The called number as Teams looks it up. */
  readonly called: string;
  /** Translation rule that applied. */
  readonly rule?: string;
  readonly user?: string;
}

/** Where a call that CCAIP hands over ends. */
export type Reached =
  /** Voicemail and forwarding are up to the calling policy; absent: Global. */
  | { readonly kind: 'rings'; readonly user: string; readonly callingPolicy?: string }
  | {
      readonly kind: 'nobody';
      readonly reason: 'foreign domain' | 'no sbc' | 'unknown user name' | 'no plus' | 'no such number';
    }
  /** The SBCs differ in what they make of the number; see the arrivals. */
  | { readonly kind: 'depends on the sbc' };

/** The whole way of one call that CCAIP hands over. */
export interface HandedOverCall {
  readonly direction: 'handed over';
  /** SIP URI or number, as given. */
  readonly address: string;
  /** Host of the SIP URI; absent for a bare number. */
  readonly host?: string;
  /** The host that the SIP provider's trunk takes. */
  readonly inboundDomain?: string;
  /** One per SBC; empty if the call never gets to one. */
  readonly arrivals: readonly Arrival[];
  readonly outcome: Reached;
  readonly doubts: readonly Doubt[];
}

/** Whom CCAIP reaches when it dials a SIP URI or a number: Teams finds users by number only, exactly, with its `+`. */
export const explainHandedOver = (voice: Voice, address: string): HandedOverCall => {
  const doubts: Doubt[] = [];
  const uri = parseSipUri(address);
  const inboundDomain = voice.config.inboundDomain;
  const call = { direction: 'handed over', address, host: uri?.host, inboundDomain, doubts } as const;
  if (uri && uri.host !== inboundDomain?.toLowerCase()) {
    return { ...call, arrivals: [], outcome: { kind: 'nobody', reason: 'foreign domain' } };
  }
  const dialled = uri?.user ?? address;
  const arrivals = [...voice.sbcs.values()].map((sbc) => arrive(voice, sbc, dialled, doubts));
  return { ...call, arrivals, outcome: reached(voice, dialled, arrivals) };
};

const arrive = (voice: Voice, sbc: ReadySbc, dialled: string, doubts: Doubt[]): Arrival => {
  const named = sbc.sbc.mapsUsernames && !looksLikeNumber(dialled) ? userNamed(voice, dialled) : undefined;
  const handed = voice.config.inboundAddsPlus && /^\d/.test(dialled) ? `+${dialled}` : dialled;
  const { number, rule } = translate(sbc, 'inboundTeams', named?.number ?? handed, doubts);
  const user = voice.numbers.get(number)?.name;
  return { sbc: sbc.sbc.name, mapped: named?.number !== undefined, called: number, rule, user };
};

const looksLikeNumber = (text: string): boolean => /^\+?\d+(;ext=\d+)?$/.test(text);

const userNamed = (voice: Voice, name: string): VoiceUser | undefined => {
  const wanted = name.toLowerCase();
  return voice.config.users.find(
    (user) =>
      user.name.toLowerCase().split('@')[0] === wanted || parseSipUri(user.sipUri ?? '')?.user.toLowerCase() === wanted,
  );
};

const reached = (voice: Voice, dialled: string, arrivals: readonly Arrival[]): Reached => {
  const [first] = arrivals;
  if (!first) return { kind: 'nobody', reason: 'no sbc' };
  if (arrivals.some((arrival) => arrival.user !== first.user)) return { kind: 'depends on the sbc' };
  if (first.user !== undefined) {
    return { kind: 'rings', user: first.user, callingPolicy: voice.numbers.get(first.called)?.callingPolicy };
  }
  if (!looksLikeNumber(first.called)) return { kind: 'nobody', reason: 'unknown user name' };
  const withPlus = !dialled.startsWith('+') && voice.numbers.has(`+${first.called}`);
  return { kind: 'nobody', reason: withPlus ? 'no plus' : 'no such number' };
};
