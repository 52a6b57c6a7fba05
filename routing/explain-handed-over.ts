import { type Blocking, blockings, callersLeft, exempted, isSilenced } from './blocked-callers.ts';
import { callerIdPolicyOf } from './caller-id.ts';
import { nameKey, type ReadySbc, type Voice } from './compile.ts';
import type { CallingPolicy, OwnSettings, VoiceUser } from './config.ts';
import { doubtAdopted, translate } from './depart.ts';
import { disabledDoubts } from './disabled-sbcs.ts';
import { parseSipUri } from './sip-uri.ts';
import type { Doubt, Treated } from './trace.ts';
import { treat } from './treat.ts';
import { neverRings } from './who-answers.ts';

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
  | {
      readonly kind: 'rings';
      readonly user: string;
      readonly callingPolicy?: string;
      /** Its settings, where they are known. */
      readonly settings?: CallingPolicy;
      /** The user's own settings, where somebody read them. */
      readonly own?: OwnSettings;
      /** The caller ID policy by which callers look anonymous to the user. */
      readonly callersHiddenBy?: string;
    }
  | Treated
  | {
      readonly kind: 'nobody';
      readonly reason: 'foreign domain' | 'no sbc' | 'unknown user name' | 'no plus' | 'no such number';
    }
  /**
   * It comes in over an SBC whose name isn't known yet, or for a host that isn't: whoever has the number by the files, nobody can tell whether
   * the call gets there.
   */
  | {
      readonly kind: 'not known yet';
      readonly sbcs: readonly string[];
      /** Who has the number. */
      readonly user?: string;
      /** The treatment that has it. */
      readonly treatment?: string;
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
  /** What keeps callers of CCAIP from getting there, whomever they are for; absent: nothing that is known. */
  readonly blockedBy?: readonly Blocking[];
  /** Where some numbers of CCAIP are blocked: the others, with which its calls get there; absent: none does, or none is blocked. */
  readonly callersLeft?: readonly string[];
  readonly doubts: readonly Doubt[];
}

/** Whom CCAIP reaches when it dials a SIP URI or a number: Teams finds users by number only, exactly, with its `+`. */
export const explainHandedOver = (voice: Voice, address: string): HandedOverCall => {
  const doubts: Doubt[] = [];
  const uri = parseSipUri(address);
  const inboundDomain = voice.config.inboundDomain;
  const call = { direction: 'handed over', address, host: uri?.host, inboundDomain, doubts } as const;
  const isForeign = uri !== undefined && uri.host !== inboundDomain?.toLowerCase();
  if (isForeign && voice.config.unknownHost)
    return { ...call, arrivals: [], outcome: { kind: 'not known yet', sbcs: [] } };
  if (isForeign) {
    return { ...call, arrivals: [], outcome: { kind: 'nobody', reason: 'foreign domain' } };
  }
  const dialled = uri?.user ?? address;
  const arrivals = [...voice.sbcs.values()].map((sbc) => arrive(voice, sbc, dialled, doubts));
  const blockedBy = arrivals.length === 0 ? [] : blockings(voice);
  const left = callersLeft(voice.config, blockedBy);
  if (arrivals.length > 0) doubts.push(...disabledDoubts(voice));
  if (arrivals.length > 0 && isUnknownCaller(voice)) doubts.push({ kind: 'caller numbers' });
  if (arrivals.length > 0) doubts.push(...exempted(voice).map((one) => ({ kind: 'exempt caller' as const, ...one })));
  return {
    ...call,
    arrivals,
    outcome: told(voice, uri !== undefined, arrivals, reached(voice, dialled, arrivals, doubts)),
    ...(blockedBy.length > 0 && { blockedBy }),
    ...(isSilenced(blockedBy) && left.length > 0 && { callersLeft: left }),
  };
};

/** Where nothing reaches anybody, whatever the SBCs are called, that is known. */
const told = ({ config, sbcs }: Voice, isUri: boolean, arrivals: readonly Arrival[], outcome: Reached): Reached => {
  const unnamed = arrivals.flatMap(({ sbc }) => (sbcs.get(nameKey(sbc))?.sbc.notConnected ? [sbc] : []));
  const isOpen = unnamed.length > 0 || (isUri && config.unknownHost === true);
  if (!isOpen || outcome.kind === 'nobody') return outcome;
  if (outcome.kind === 'rings' && neverRings(outcome.settings)) return outcome;
  return {
    kind: 'not known yet',
    sbcs: unnamed,
    ...(outcome.kind === 'rings' && { user: outcome.user }),
    ...(outcome.kind === 'treated' && { treatment: outcome.treatment }),
  };
};

/** Whatever number CCAIP shows, the call doesn't get through, as far as can be told. */
export const isBlocked = ({ blockedBy = [], callersLeft: left }: HandedOverCall): boolean =>
  isSilenced(blockedBy) && left === undefined;

/** Callers are blocked, and nobody knows which number CCAIP shows. */
const isUnknownCaller = ({ config: { blockedCallers: blocked, callerNumbers } }: Voice): boolean =>
  callerNumbers === undefined && !blocked?.isOff && blocked?.patterns.some(({ enabled }) => enabled) === true;

const arrive = (voice: Voice, sbc: ReadySbc, dialled: string, doubts: Doubt[]): Arrival => {
  const named = sbc.sbc.mapsUsernames && !looksLikeNumber(dialled) ? userNamed(voice, dialled) : undefined;
  const handed = voice.config.inboundAddsPlus && /^\d/.test(dialled) ? `+${dialled}` : dialled;
  doubtAdopted(sbc, ['inboundTeams'], doubts);
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

const reached = (voice: Voice, dialled: string, arrivals: readonly Arrival[], doubts: Doubt[]): Reached => {
  const [first] = arrivals;
  if (!first) return { kind: 'nobody', reason: 'no sbc' };
  const treatmentOf = ({ called }: Arrival) => treat(voice, called, []).outcome?.treatment;
  const isOther = (arrival: Arrival): boolean =>
    arrival.user !== first.user || treatmentOf(arrival) !== treatmentOf(first);
  if (arrivals.some(isOther)) return { kind: 'depends on the sbc' };
  if (first.user !== undefined) {
    const holder = voice.numbers.get(first.called);
    const callingPolicy = holder?.callingPolicy;
    const settings = voice.config.callingPolicies?.find(
      ({ name }) => nameKey(name) === nameKey(callingPolicy ?? 'Global'),
    );
    const callerIds = holder && callerIdPolicyOf(voice, holder);
    return {
      kind: 'rings',
      user: first.user,
      callingPolicy,
      ...(settings && { settings }),
      ...(holder?.own && { own: holder.own }),
      ...(callerIds?.hideCallers && { callersHiddenBy: callerIds.name }),
    };
  }
  const treated = treat(voice, first.called, doubts).outcome;
  if (treated) return treated;
  if (!looksLikeNumber(first.called)) return { kind: 'nobody', reason: 'unknown user name' };
  const withPlus = !dialled.startsWith('+') && voice.numbers.has(`+${first.called}`);
  return { kind: 'nobody', reason: withPlus ? 'no plus' : 'no such number' };
};
