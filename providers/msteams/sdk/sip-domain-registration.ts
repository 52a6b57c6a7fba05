// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface SipDomainRegistrationArgs {
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
   * Whether the user may sign in. Nobody has the password: it is random and kept nowhere. Whether a user who may not
   * counts for Teams isn't published.
   * @default false
   * @teams accountEnabled
   */
  signIn?: pulumi.Input<boolean>;
  /**
   * Of how many directory-synchronised people a person has agreed that the new domain may change the sign-in name, at
   * most. Allowed: a whole number, 0 or more.
   */
  approvedSignIns?: pulumi.Input<number>;
}

const outputs = ['name', 'record'];

/**
 * The SIP provider's domain, registered in Microsoft 365 and no more: for what publishes its record before a SipDomain
 * verifies it in the same run. Whatever is there already is taken as it is.
 *
 * **Details.** Adding it is done by the setup identity (`TRUNKLINE_SETUP_*`). Who is to activate it is named here too,
 * so that whatever is lacking for all of it is told before the domain is added. The domain is kept when this resource
 * goes, unless it is lifted by name.
 *
 * @example
 * new SipDomainRegistration('registration', { name: '4f9a1.teams.carrier.example', user:
 * 'activate@4f9a1.teams.carrier.example', licence: 'SPE_E5', usageLocation: 'NL' }, { provider });
 * @see https://learn.microsoft.com/graph/api/domain-post-domains
 */
export class SipDomainRegistration extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:SipDomainRegistration';

  declare readonly name: pulumi.Output<string>;
  /**
   * The DNS record that proves whose the domain is: `label`, `type`, `value` and `ttl` in seconds. Absent where the
   * domain was verified when it was found.
   */
  declare readonly record: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: SipDomainRegistrationArgs, options?: pulumi.CustomResourceOptions) {
    super(SipDomainRegistration.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): SipDomainRegistration {
    return new SipDomainRegistration(name, {} as SipDomainRegistrationArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is SipDomainRegistration {
    return isOfType(value, SipDomainRegistration.__pulumiType);
  }
}
