import type { TrunkOf, TrunkProvider } from './trunk-providers.ts';
import type { NumberBlock } from './unassigned/number-blocks.ts';

/** The SIP trunk, and, under the name of its provider, what `up` makes there. */
export interface SipTrunk extends TrunkOf {
  /** Absent: one of the customer's own choice (byo), who has the trunk ready. */
  readonly provider?: TrunkProvider;
  /** Inbound SIP subdomain at the SIP provider. */
  readonly inboundDomain: string;
  /** Which domain is the host of every SIP URI that CCAIP dials; absent: the inbound one, which is assumed. See `users/sip-uri.ts`. */
  readonly sipUriHost?: 'inboundDomain' | 'sipDomain';
  /** All blocks of numbers that the carrier has given the tenant; absent: not said. */
  readonly numbers?: readonly NumberBlock[];
  /** The numbers that CCAIP shows when it hands a call over, E.164; absent: not known. */
  readonly callerNumbers?: readonly string[];
  /** The trunk's host at the carrier; of a provider of one's own choice alone. */
  readonly fqdn?: string;
  /** What it takes, in order, as SDP names them. */
  readonly codecs?: readonly string[];
  /** Simultaneous calls that it takes. */
  readonly capacity?: number;
}
