import { telnyxSettings } from '../../providers/telnyx/trunk/settings.ts';
import { domainName } from '../../tenant/schema/domain-name.ts';
import { sbcFqdn } from '../../tenant/schema/sbc-fqdn.ts';
import { sipDomain } from '../../tenant/schema/sip-domain.ts';
import { type Answers, by, type Question, type Trunk } from './questions.ts';

interface NewTrunk {
  /** What is asked for it. */
  readonly questions: readonly Question[];
  /** The sections of the tenant file that it makes. */
  readonly sections: (answers: Answers) => string;
}

const byo: NewTrunk = {
  questions: [
    {
      key: 'sipDomain',
      text: "The SIP provider's domain for this customer, as registered in Microsoft 365; its SBC has that name",
      example: '4f9a1.teams.carrier.example',
      wrong: by(sbcFqdn()),
    },
    {
      key: 'inboundDomain',
      text: 'Host of the SIP URIs that CCAIP dials',
      example: 'ujet.sip.carrier.example',
      wrong: by(domainName()),
    },
  ],
  sections: ({
    inboundDomain,
    sipDomain: name,
  }) => `# CCAIP hands calls over to this host, addressed to the number of a person in users.csv.
sipTrunk: { inboundDomain: ${inboundDomain} }

# The SIP provider's domain for this customer, registered in Microsoft 365. If no licensed user is in it yet, add
# activation: { user: activate, licence: <SKU part number> }
sipDomain: { name: ${name} }
sbcs:
  main: { fqdn: ${name}, port: 5061 }`,
};

const settings = telnyxSettings.out.shape;

const telnyx: NewTrunk = {
  questions: [
    {
      key: 'subdomain',
      text: 'Inbound SIP subdomain to make at Telnyx: CCAIP calls <number>@<subdomain>.sip.telnyx.com',
      example: 'contoso-ujet',
      wrong: by(settings.subdomain),
    },
    {
      key: 'receiveFrom',
      text: 'Who may call it: anyone on the Internet, or ownConnections of the same Telnyx account',
      example: 'ownConnections',
      wrong: by(settings.receiveFrom),
    },
    {
      key: 'dailySpendLimit',
      text: 'What calls out may cost in a day, in USD; or none',
      example: '50',
      wrong: by(settings.outbound.out.shape.dailySpendLimit),
    },
    {
      key: 'licence',
      text: 'Licence (SKU part number, with Teams) for the account that activates the SIP domain',
      example: 'SPE_E5',
      wrong: by(sipDomain.out.shape.activation.unwrap().out.shape.licence),
    },
  ],
  sections: ({
    country,
    subdomain,
    receiveFrom,
    dailySpendLimit,
    licence,
  }) => `# up makes the trunk at Telnyx. CCAIP hands calls over to the subdomain, in clear: Telnyx takes no TLS there.
sipTrunk:
  provider: telnyx
  telnyx:
    subdomain: ${subdomain}
    receiveFrom: ${receiveFrom}
    # Where calls may go, and what they may cost in a day (USD). Add the countries of every route below.
    outbound: { destinations: [${country}], dailySpendLimit: ${dailySpendLimit} }
  # All blocks of numbers of the trunk: numbers: ['+…-+…']. To buy some: orders under telnyx, and approvals.purchase.

# The first up writes the name that Telnyx makes here, and at the SBC; commit it. The next up goes on with Teams.
sipDomain: { activation: { user: activate, licence: ${licence} } }
sbcs:
  main: { port: 5061, forwardPai: true }`,
};

/** A new tenant's trunk, by provider. */
export const trunks: Readonly<Record<Trunk, NewTrunk>> = { byo, telnyx };

/** The sections of the tenant file that say the trunk. */
export const trunkSections = (answers: Answers): string => trunks[answers.trunk ?? 'byo'].sections(answers);
