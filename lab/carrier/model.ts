/** An SBC to which the carrier hands calls. */
export interface LabCarrierSbc {
  fqdn: string;
  /** Turns a user name before the @ into that person's number, by a table of its own. */
  mapsUsernames: boolean;
}

/**
 * The SIP provider between CCAIP and Teams, as its customer has set it up by the guide's "SIP Trunking setup": one connection. Its
 * facts are those of Telnyx (SRC telnyx-node 7.24), whose help page the guide follows.
 */
export interface LabCarrierTrunk {
  /** Inbound SIP subdomain of the connection: whoever calls it, whatever stands before the @, reaches the connection (SRC sip_subdomain). */
  inboundDomain: string;
  /** The domain that was registered in Microsoft 365 for this customer. */
  sipDomain: string;
  /** In order of trial. */
  sbcs: LabCarrierSbc[];
  /** Called numbers go on as +E.164 (SRC dnis_number_format); false: as they are dialled. */
  addsPlus: boolean;
  /** Without an outbound voice profile calls out fail (SRC: D38, 403). */
  outboundProfile: boolean;
  /** A number of CCAIP's own, which it may show as the caller's. */
  ccaipNumber: string;
}
