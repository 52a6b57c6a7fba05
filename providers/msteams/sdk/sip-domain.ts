// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface SipDomainArgs {
  /**
   * The SIP provider's domain for this tenant, to be registered in Microsoft 365. Allowed: a host name; of at most 48
   * characters where it isn't registered yet. A change replaces the object.
   * @teams id
   */
  name: pulumi.Input<string>;
  /**
   * Sign-in name, in the domain, of the user whose licence makes Teams accept SBCs there. Allowed: a sign-in name in
   * the domain.
   * @teams userPrincipalName
   */
  user: pulumi.Input<string>;
  /**
   * The user's licence by Microsoft's SKU part number; it must include Teams. Allowed: a SKU part number, such as
   * SPE_E5.
   * @teams skuPartNumber
   */
  licence: pulumi.Input<string>;
  /**
   * Country of the user, without which Microsoft 365 gives no licence. Allowed: two capital letters, such as NL.
   * @teams usageLocation
   */
  usageLocation: pulumi.Input<string>;
  /**
   * Whether the user keeps the licence. `false`: it is taken back once Teams has an SBC in the domain, which one
   * carrier says may be done and others deny.
   * @default true
   */
  keep?: pulumi.Input<boolean>;
  /**
   * Whether the user may sign in. Nobody has the password: it is random and kept nowhere. Whether a user who may not
   * counts for Teams isn't published.
   * @default false
   * @teams accountEnabled
   */
  signIn?: pulumi.Input<boolean>;
  /**
   * The DNS zone into which this program writes the record, by whatever means; left out, a person publishes it. With it
   * the output `record` stays once the domain is verified. Allowed: a domain name.
   */
  zone?: pulumi.Input<string>;
  /**
   * Of how many directory-synchronised people a person has agreed that the new domain may change the sign-in name, at
   * most. Allowed: a whole number, 0 or more.
   */
  approvedSignIns?: pulumi.Input<number>;
}

const outputs = [
  'name',
  'user',
  'licence',
  'usageLocation',
  'keep',
  'signIn',
  'isVerified',
  'record',
  'userId',
  'hasLicence',
  'activatedBefore',
  'waiting',
];

/**
 * The SIP provider's domain, registered and verified in Microsoft 365, with the licensed user without whom Teams takes
 * no SBC in it. Whatever is there already is taken as it is.
 *
 * **Details.** Adding it, its user and licence is done by the setup identity (`TRUNKLINE_SETUP_*`), which nothing else
 * needs. Until the record of the domain is seen in DNS it waits, and the next `up` goes on. Domain, user and licence
 * are kept when this resource goes, unless each is lifted by name.
 *
 * @example
 * new SipDomain('sip-domain', { name: '4f9a1.teams.carrier.example', user: 'activate@4f9a1.teams.carrier.example',
 * licence: 'SPE_E5', usageLocation: 'NL' }, { provider });
 * @see https://learn.microsoft.com/graph/api/domain-post-domains
 */
export class SipDomain extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:SipDomain';

  declare readonly name: pulumi.Output<string>;
  declare readonly user: pulumi.Output<string>;
  declare readonly licence: pulumi.Output<string>;
  declare readonly usageLocation: pulumi.Output<string>;
  declare readonly keep: pulumi.Output<boolean>;
  declare readonly signIn: pulumi.Output<boolean>;
  /** Whether Microsoft 365 has seen the domain's record. */
  declare readonly isVerified: pulumi.Output<boolean>;
  /**
   * The DNS record that proves whose the domain is, until it was seen (with `zone` also afterwards): `label`, `type`,
   * `value` and `ttl` in seconds.
   */
  declare readonly record: pulumi.Output<Record<string, string> | undefined>;
  /** The user's object id in Entra. */
  declare readonly userId: pulumi.Output<string | undefined>;
  /** Whether the user has a licence with Teams. */
  declare readonly hasLicence: pulumi.Output<boolean>;
  /** Whether Teams had an SBC in the domain before there was such a user: then none is made. */
  declare readonly activatedBefore: pulumi.Output<boolean>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: SipDomainArgs, options?: pulumi.CustomResourceOptions) {
    super(SipDomain.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): SipDomain {
    return new SipDomain(name, {} as SipDomainArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is SipDomain {
    return isOfType(value, SipDomain.__pulumiType);
  }
}
