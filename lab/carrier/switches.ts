/** What a SIP provider, and CCAIP towards it, do where nothing is published. */
export interface CarrierSwitches {
  /** Behind the @ of a SIP URI the guide has "{subdomain}": the provider's inbound subdomain, or the domain that is registered in Microsoft 365. */
  carrierHosts: 'inboundDomain' | 'sipDomain' | 'both';
  /** Whose number CCAIP shows to whom it hands a call over: the customer's, or one of its own. */
  ccaipShows: 'customer' | 'ownNumber';
}

export const defaultCarrierSwitches: CarrierSwitches = { carrierHosts: 'inboundDomain', ccaipShows: 'customer' };

export const carrierChoices: { readonly [K in keyof CarrierSwitches]: readonly CarrierSwitches[K][] } = {
  carrierHosts: ['inboundDomain', 'sipDomain', 'both'],
  ccaipShows: ['customer', 'ownNumber'],
};

export const secondCarrierSettings: CarrierSwitches = { carrierHosts: 'sipDomain', ccaipShows: 'ownNumber' };
