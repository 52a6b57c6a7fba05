import { isNotKnownYet } from '../../../tenant/not-known-yet.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { sipUriHost } from '../../../tenant/users/sip-uri.ts';
import { needsName } from '../not-known-yet.ts';
import { type Option, type Step, step } from '../step.ts';
import type { Subject } from '../subject.ts';

/** The guide's `{phone_number}@{subdomain}` doesn't say which domain that is: one call does. None where both are the same. */
export const sipHostSteps = ({ tenant }: Subject): Step[] => {
  const { inboundDomain } = tenant.sipTrunk;
  const { name: sipDomain } = tenant.sipDomain;
  if (inboundDomain.toLowerCase() === sipDomain.toLowerCase()) return [];
  const host = sipUriHost(tenant);
  const other = host === inboundDomain ? 'sipDomain' : 'inboundDomain';
  return [
    step({
      id: 'sip-host',
      part: 'Test call',
      title: 'See that the address behind the @ is the right one',
      say: [
        ...needsName(tenant),
        "Google's guide writes {phone_number}@{subdomain} for a SIP URI, and doesn't say which domain is meant. The tenant file takes the one below; the test call decides. Tick this only when it rang by that address.",
        ...(tenant.sipTrunk.sipUriHost === undefined
          ? [
              `Then write it down, so that it is an assumption no more: sipTrunk.sipUriHost: ${host === inboundDomain ? 'inboundDomain' : 'sipDomain'} in the tenant file of ${tenant.name}.`,
            ]
          : []),
      ],
      values: isNotKnownYet(host) ? [] : [{ label: 'Behind the @', value: host }],
      options: [
        option(
          host === inboundDomain,
          `inboundDomain: ${shown(inboundDomain)}`,
          'The inbound SIP subdomain at the SIP provider.',
        ),
        option(
          host === sipDomain,
          `sipDomain: ${shown(sipDomain)}`,
          'The domain registered in Microsoft 365 for the SBC.',
        ),
      ],
      wrong: [
        {
          sign: 'The provider got no call at all, or refuses the address as unknown',
          fix: `Write sipTrunk.sipUriHost: ${other} in the tenant file; every SIP URI changes, ${howTheyChange(tenant)}; then make the test call again.`,
        },
        {
          sign: 'The call reaches the SBC, and does not ring',
          fix: `The address was right. npm run explain -- ${tenant.name} --live --to <user> tells what Teams did with it.`,
        },
      ],
    }),
  ];
};

const shown = (name: string): string => (isNotKnownYet(name) ? 'not known yet' : name);

const option = (isChosen: boolean, label: string, means: string): Option => ({
  label,
  means,
  ...(isChosen && { chosen: true }),
});

const howTheyChange = ({ name, ucaas }: Tenant): string => {
  switch (ucaas.externalUsers?.by) {
    case 'api':
      return `and up writes them (npm run pulumi -- up -s ${name})`;
    case 'csv':
      return `and npm run ccaip-csv -- ${name} writes a new file`;
    case undefined:
      return 'and the users of this page are to be changed';
  }
};
