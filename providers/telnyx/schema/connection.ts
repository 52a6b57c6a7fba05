import { z } from 'zod';
import { field } from '../../msteams/schema/field.ts';
import { hostName } from '../../msteams/schema/host-name.ts';
import { telnyxId } from './values.ts';

/** By the names of RFC 3551 where there is one (DOC: those that Telnyx takes). */
const codecs = ['PCMA', 'PCMU', 'G722', 'G729', 'OPUS', 'AMR-WB', 'H.264', 'VP8'];

const settings = {
  name: field(z.string().min(1).max(255), {
    description: 'Name of the connection in the account.',
    allowed: 'a text of 1 to 255 characters',
    teams: 'connection_name',
  }),
  profileId: field(telnyxId(), {
    description: 'Outbound voice profile: without one every call out fails.',
    allowed: 'the output profileId of an OutboundVoiceProfile',
    teams: 'outbound.outbound_voice_profile_id',
  }),
  subdomain: field(
    z
      .string()
      .toLowerCase()
      .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
      .optional(),
    {
      description:
        'Inbound SIP subdomain: `<subdomain>.sip.telnyx.com` takes calls for any user part. In clear: TLS is not allowed there.',
      allowed: 'letters, digits and hyphens, such as contoso-ujet',
      teams: 'inbound.sip_subdomain',
    },
  ),
  receiveFrom: field(z.enum(['anyone', 'ownConnections']).optional(), {
    description:
      'Who may call the subdomain: `anyone` is every SIP endpoint of the Internet, `ownConnections` the connections of this account. Required with a subdomain.',
    allowed: 'anyone or ownConnections',
    teams: 'inbound.sip_subdomain_receive_settings',
  }),
  region: field(z.enum(['US', 'Europe', 'Australia']).optional(), {
    description: 'Where calls come in from. Left out, it stays as it is: a new connection has US.',
    allowed: 'US, Europe or Australia',
    teams: 'inbound.sip_region',
  }),
  codecs: field(
    z
      .array(z.string().refine((one) => codecs.includes(one)))
      .min(1)
      .optional(),
    {
      description:
        'Codecs of inbound calls, in the order of preference; PCMA and PCMU are G711A and G711U to Telnyx. Left out, they stay as they are.',
      allowed: codecs.join(', '),
      teams: 'inbound.codecs',
    },
  ),
  channelLimit: field(z.int().min(1).optional(), {
    description: "Inbound calls at the same time. Left out: no limit but the account's.",
    allowed: 'a whole number, 1 or more',
    teams: 'inbound.channel_limit',
  }),
};

/** The SIP connection for Teams, by whose generated name Microsoft 365 and Teams know this trunk. */
export const connectionArgs = z
  .strictObject({
    ...settings,
    expectedFqdn: field(hostName().optional(), {
      description:
        'The generated name that the tenant file has already. Where no connection has it, nothing is made: another one has another name, which means another SIP domain and another SBC.',
      allowed: 'a name such as a1b2c3.mstsbc.telnyx.tech',
      fix: 'correct sipDomain.name and the SBC in the tenant file, as the connection in the Telnyx portal names them.',
    }),
  })
  .superRefine(({ subdomain, receiveFrom }, context) => {
    if (subdomain === undefined || receiveFrom !== undefined) return;
    context.addIssue({
      code: 'custom',
      path: ['receiveFrom'],
      message: 'is missing: a subdomain without it may be open to the whole Internet.',
      params: { allowed: 'anyone or ownConnections', fix: 'add it.' },
    });
  });

export const connectionState = z.strictObject({
  connectionId: field(z.string(), { description: 'Id at Telnyx; numbers name it.', allowed: 'an id' }),
  fqdn: field(z.string(), {
    description: 'The generated name: the SIP domain to register in Microsoft 365, and the SBC. Signalling port 5061.',
    allowed: 'a host name',
  }),
  inboundHost: field(z.string().optional(), {
    description: 'Where CCAIP sends calls: the subdomain as a host.',
    allowed: 'a host name',
  }),
  ...settings,
  codecs: field(z.array(z.string()).optional(), { description: 'Codecs as Telnyx has them.', allowed: 'names' }),
  fixed: field(z.record(z.string(), z.string()), {
    description: 'What every trunk to Teams has alike: it takes calls, over TLS, with numbers in the form +E.164.',
    allowed: 'names and values',
  }),
});

export type ConnectionArgs = z.output<typeof connectionArgs>;
export type ConnectionState = z.output<typeof connectionState>;
