// Made from providers/telnyx/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from '../../msteams/sdk/is-of-type.ts';
import { withOutputs } from '../../msteams/sdk/with-outputs.ts';

export interface ConnectionArgs {
  /**
   * Name of the connection in the account. Allowed: a text of 1 to 255 characters.
   * @telnyx connection_name
   */
  name: pulumi.Input<string>;
  /**
   * Outbound voice profile: without one every call out fails. Allowed: the output profileId of an OutboundVoiceProfile.
   * @telnyx outbound.outbound_voice_profile_id
   */
  profileId: pulumi.Input<string>;
  /**
   * Inbound SIP subdomain: `<subdomain>.sip.telnyx.com` takes calls for any user part. In clear: TLS is not allowed
   * there. Allowed: letters, digits and hyphens, such as contoso-ujet.
   * @telnyx inbound.sip_subdomain
   */
  subdomain?: pulumi.Input<string>;
  /**
   * Who may call the subdomain: `anyone` is every SIP endpoint of the Internet, `ownConnections` the connections of
   * this account. Required with a subdomain. Allowed: anyone or ownConnections.
   * @telnyx inbound.sip_subdomain_receive_settings
   */
  receiveFrom?: pulumi.Input<'anyone' | 'ownConnections'>;
  /**
   * Where calls come in from. Left out, it stays as it is: a new connection has US. Allowed: US, Europe or Australia.
   * @telnyx inbound.sip_region
   */
  region?: pulumi.Input<'US' | 'Europe' | 'Australia'>;
  /**
   * Codecs of inbound calls, in the order of preference; PCMA and PCMU are G711A and G711U to Telnyx. Left out, they
   * stay as they are. Allowed: PCMA, PCMU, G722, G729, OPUS, AMR-WB, H.264, VP8.
   * @telnyx inbound.codecs
   */
  codecs?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Inbound calls at the same time. Left out: no limit but the account's. Allowed: a whole number, 1 or more.
   * @telnyx inbound.channel_limit
   */
  channelLimit?: pulumi.Input<number>;
  /**
   * The generated name that the tenant file has already. Where no connection has it, nothing is made: another one has
   * another name, which means another SIP domain and another SBC. Allowed: a name such as a1b2c3.mstsbc.telnyx.tech.
   */
  expectedFqdn?: pulumi.Input<string>;
}

const outputs = [
  'connectionId',
  'fqdn',
  'inboundHost',
  'name',
  'profileId',
  'subdomain',
  'receiveFrom',
  'region',
  'codecs',
  'channelLimit',
  'fixed',
];

/**
 * The SIP connection to Microsoft Teams, with a name that Telnyx makes for it.
 *
 * **Details.** That name is the SIP domain to register in Microsoft 365, and the SBC. It can never be had again: so
 * what would make the connection anew is refused, and so is making one where the tenant file names one already. Its
 * password is never kept.
 * @see https://developers.telnyx.com/api-reference/fqdn-connections/create-an-fqdn-connection
 */
export class Connection extends pulumi.CustomResource {
  static readonly __pulumiType = 'telnyx:index:Connection';

  /** Id at Telnyx; numbers name it. */
  declare readonly connectionId: pulumi.Output<string>;
  /** The generated name: the SIP domain to register in Microsoft 365, and the SBC. Signalling port 5061. */
  declare readonly fqdn: pulumi.Output<string>;
  /** Where CCAIP sends calls: the subdomain as a host. */
  declare readonly inboundHost: pulumi.Output<string | undefined>;
  declare readonly name: pulumi.Output<string>;
  declare readonly profileId: pulumi.Output<string>;
  declare readonly subdomain: pulumi.Output<string | undefined>;
  declare readonly receiveFrom: pulumi.Output<'anyone' | 'ownConnections' | undefined>;
  declare readonly region: pulumi.Output<'US' | 'Europe' | 'Australia' | undefined>;
  declare readonly codecs: pulumi.Output<string[] | undefined>;
  declare readonly channelLimit: pulumi.Output<number | undefined>;
  /** What every trunk to Teams has alike: it takes calls, over TLS, with numbers in the form +E.164. */
  declare readonly fixed: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: ConnectionArgs, options?: pulumi.CustomResourceOptions) {
    super(Connection.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): Connection {
    return new Connection(name, {} as ConnectionArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is Connection {
    return isOfType(value, Connection.__pulumiType);
  }
}
