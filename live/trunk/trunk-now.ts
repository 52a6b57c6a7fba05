import type { Known } from '../known.ts';

/** The SIP trunk as it is now, beside what Teams says of numbers. What couldn't be read says why, each part by itself. */
export interface TrunkNow {
  /** Whether DNS has an address for the trunk's host; absent: the tenant file names none. */
  readonly host?: Known<boolean>;
  /** What the carrier's API says; absent: the trunk is one's own (`provider: byo`), of which nobody can be asked. */
  readonly carrier?: CarrierNow;
  /** How it stands with the SIP domain in Microsoft 365; absent: nobody asked, or it isn't registered. */
  readonly proof?: Known<ProofNow>;
}

/** Whether Microsoft 365 knows whose the SIP domain is. */
export interface ProofNow {
  readonly isVerified: boolean;
  /** What its TXT record must say where it isn't. */
  readonly value?: string;
}

export interface CarrierNow {
  /** The tenant's connection; undefined: the account has none. */
  readonly connection: Known<ConnectionNow | undefined>;
  /** What lets calls out, as the connection names it; undefined: it names none, or one that is gone. */
  readonly profile: Known<ProfileNow | undefined>;
  /** Of the whole account, whichever connection they are on. */
  readonly numbers: Known<readonly CarrierNumber[]>;
  /** The tenant's own orders of numbers that haven't ended well: what waits, and what failed. */
  readonly orders: Known<readonly CarrierOrder[]>;
}

/** A connection at the carrier: one trunk. */
export interface ConnectionNow {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  /** Made for Teams: only then has it a name that Teams takes for an SBC. */
  readonly forTeams: boolean;
  /** SIP domain and SBC in Teams, in lower case. */
  readonly fqdn: Known<string>;
  /** Microsoft's TXT record in it; undefined: none. `name` as the carrier has it, without its own suffix. */
  readonly txt: Known<{ readonly name: string; readonly value: string } | undefined>;
  /** Whole name of the host that CCAIP calls; undefined: no subdomain is set. */
  readonly inboundHost: string | undefined;
  /** Whose calls the subdomain takes; undefined: the carrier doesn't tell. */
  readonly receiveFrom: 'anyone' | 'ownConnections' | undefined;
  readonly codecs: readonly string[];
  /** Where it is at home, in the carrier's word, e.g. `Europe`. */
  readonly region: string | undefined;
  /** Calls at a time; undefined: no limit of its own. */
  readonly channelLimit: number | undefined;
  readonly profileId: string | undefined;
}

/** An outbound voice profile: without one no call goes out. */
export interface ProfileNow {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  /** ISO 3166-1 alpha-2, in capitals. */
  readonly destinations: readonly string[];
  /** USD a day, as the carrier writes it; undefined: no limit is in force. */
  readonly dailySpendLimit: string | undefined;
  /** USD a minute; undefined: none. */
  readonly maxDestinationRate: number | undefined;
  readonly concurrentCalls: number | undefined;
}

/** A number of the account. */
export interface CarrierNumber {
  /** E.164. */
  readonly number: string;
  /** In the carrier's word: `active`, `purchase-pending`, `requirement-info-pending`, … */
  readonly status: string;
  /** Undefined: on none, so calls to it end at the carrier. */
  readonly connectionId: string | undefined;
  readonly connectionName: string | undefined;
  /** In the carrier's word: `active`, `disabled`, `provisioning`, `provisioning-failed`, …; undefined: not told. */
  readonly emergency: string | undefined;
  readonly emergencyAddress: string | undefined;
}

/** An order of numbers. */
export interface CarrierOrder {
  readonly id: string;
  /** Its name in the tenant file. */
  readonly name: string;
  readonly status: 'pending' | 'failure';
  /** E.164. */
  readonly numbers: readonly string[];
  /** Requirements of the numbers are still to be met. */
  readonly needsRequirements: boolean;
}
