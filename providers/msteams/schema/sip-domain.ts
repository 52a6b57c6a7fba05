import { z } from 'zod';
import { field } from './field.ts';
import { hostName } from './host-name.ts';
import { limits } from './limits.ts';
import { graphPage } from './page.ts';
import { signInName } from './sign-in-name.ts';
import { waitingOutput } from './waiting.ts';

const page = graphPage('domain-post-domains');
const userPage = graphPage('user-post-users');
const licencePage = graphPage('user-assignlicense');

/** A domain of the SIP provider in Microsoft 365, and the licensed user in it without whom Teams takes no SBC there. */
export const sipDomainArgs = z
  .strictObject({
    name: field(hostName(), {
      description: "The SIP provider's domain for this tenant, to be registered in Microsoft 365.",
      allowed: `a host name; of at most ${limits.domainName.max} characters where it isn't registered yet`,
      replaces: true,
      teams: 'id',
      page,
    }),
    user: field(signInName(), {
      description: 'Sign-in name, in the domain, of the user whose licence makes Teams accept SBCs there.',
      allowed: 'a sign-in name in the domain',
      teams: 'userPrincipalName',
      page: userPage,
    }),
    licence: field(z.string().regex(/^\S+$/), {
      description: "The user's licence by Microsoft's SKU part number; it must include Teams.",
      allowed: 'a SKU part number, such as SPE_E5',
      teams: 'skuPartNumber',
      page: licencePage,
    }),
    usageLocation: field(z.string().regex(/^[A-Z]{2}$/), {
      description: 'Country of the user, without which Microsoft 365 gives no licence.',
      allowed: 'two capital letters, such as NL',
      teams: 'usageLocation',
      page: userPage,
    }),
    keep: field(z.boolean().default(true), {
      description:
        'Whether the user keeps the licence. `false`: it is taken back once Teams has an SBC in the domain, which one carrier says may be done and others deny.',
      allowed: 'true or false',
    }),
    signIn: field(z.boolean().default(false), {
      description:
        "Whether the user may sign in. Nobody has the password: it is random and kept nowhere. Whether a user who may not counts for Teams isn't published.",
      allowed: 'true or false',
      teams: 'accountEnabled',
      page: userPage,
    }),
    zone: field(z.string().optional(), {
      description:
        'The DNS zone into which this program writes the record, by whatever means; left out, a person publishes it. With it the output `record` stays once the domain is verified.',
      allowed: 'a domain name',
    }),
    approvedSignIns: field(z.int().min(0).optional(), {
      description:
        'Of how many directory-synchronised people a person has agreed that the new domain may change the sign-in name, at most.',
      allowed: 'a whole number, 0 or more',
    }),
  })
  .superRefine(({ name, user }, context) => {
    if (typeof user !== 'string' || user.toLowerCase().endsWith(`@${name.toLowerCase()}`)) return;
    context.addIssue({
      code: 'custom',
      path: ['user'],
      message: `"${user}" isn't in ${name}, so its licence doesn't activate that domain.`,
      params: { allowed: 'a sign-in name in the domain', fix: `write one that ends with @${name}.` },
    });
  });

export const sipDomainState = z.strictObject({
  name: sipDomainArgs.shape.name,
  user: sipDomainArgs.shape.user,
  licence: sipDomainArgs.shape.licence,
  usageLocation: sipDomainArgs.shape.usageLocation,
  keep: field(z.boolean(), { description: 'Whether the user keeps the licence.', allowed: 'true or false' }),
  signIn: field(z.boolean(), {
    description: 'Whether the user may sign in, as it was asked last.',
    allowed: 'true or false',
  }),
  isVerified: field(z.boolean(), {
    description: "Whether Microsoft 365 has seen the domain's record.",
    allowed: 'true or false',
    teams: 'isVerified',
    page: graphPage('domain-verify'),
  }),
  record: field(z.record(z.string(), z.string()).optional(), {
    description:
      'The DNS record that proves whose the domain is, until it was seen (with `zone` also afterwards): `label`, `type`, `value` and `ttl` in seconds.',
    allowed: 'label, type, value and ttl',
    teams: 'verificationDnsRecords',
    page: graphPage('domain-list-verificationdnsrecords'),
  }),
  userId: field(z.string().optional(), { description: "The user's object id in Entra.", allowed: 'a GUID' }),
  hasLicence: field(z.boolean(), {
    description: 'Whether the user has a licence with Teams.',
    allowed: 'true or false',
  }),
  activatedBefore: field(z.boolean(), {
    description: 'Whether Teams had an SBC in the domain before there was such a user: then none is made.',
    allowed: 'true or false',
  }),
  waiting: waitingOutput(),
});

export const sipDomain = {
  description:
    "The SIP provider's domain, registered and verified in Microsoft 365, with the licensed user without whom Teams takes no SBC in it. Whatever is there already is taken as it is.",
  details:
    'Adding it, its user and licence is done by the setup identity (`TRUNKLINE_SETUP_*`), which nothing else needs. Until the record of the domain is seen in DNS it waits, and the next `up` goes on. Domain, user and licence are kept when this resource goes, unless each is lifted by name.',
  example:
    "new SipDomain('sip-domain', { name: '4f9a1.teams.carrier.example', user: 'activate@4f9a1.teams.carrier.example', licence: 'SPE_E5', usageLocation: 'NL' }, { provider });",
  page,
  args: sipDomainArgs,
  state: sipDomainState,
} as const;

export type SipDomainArgs = z.output<typeof sipDomainArgs>;
export type SipDomainState = z.output<typeof sipDomainState>;
