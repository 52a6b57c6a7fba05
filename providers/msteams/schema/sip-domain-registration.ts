import { z } from 'zod';
import { field } from './field.ts';
import { graphPage } from './page.ts';
import { sipDomainArgs, sipDomainState } from './sip-domain.ts';

const { name, user, licence, usageLocation, signIn, approvedSignIns } = sipDomainArgs.shape;

/** A domain of the SIP provider that is registered, and who is to activate it then. */
export const sipDomainRegistrationArgs = z.strictObject({
  name,
  user,
  licence,
  usageLocation,
  signIn,
  approvedSignIns,
});

export const sipDomainRegistrationState = z.strictObject({
  name,
  record: field(sipDomainState.shape.record, {
    description:
      'The DNS record that proves whose the domain is: `label`, `type`, `value` and `ttl` in seconds. Absent where the domain was verified when it was found.',
    allowed: 'label, type, value and ttl',
    teams: 'verificationDnsRecords',
    page: graphPage('domain-list-verificationdnsrecords'),
  }),
});

export const sipDomainRegistration = {
  description:
    "The SIP provider's domain, registered in Microsoft 365 and no more: for what publishes its record before a SipDomain verifies it in the same run. Whatever is there already is taken as it is.",
  details:
    'Adding it is done by the setup identity (`TRUNKLINE_SETUP_*`). Who is to activate it is named here too, so that whatever is lacking for all of it is told before the domain is added. The domain is kept when this resource goes, unless it is lifted by name.',
  example:
    "new SipDomainRegistration('registration', { name: '4f9a1.teams.carrier.example', user: 'activate@4f9a1.teams.carrier.example', licence: 'SPE_E5', usageLocation: 'NL' }, { provider });",
  page: graphPage('domain-post-domains'),
  args: sipDomainRegistrationArgs,
  state: sipDomainRegistrationState,
} as const;

export type SipDomainRegistrationArgs = z.output<typeof sipDomainRegistrationArgs>;
export type SipDomainRegistrationState = z.output<typeof sipDomainRegistrationState>;
