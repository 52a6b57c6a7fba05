// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface CallerIdPolicyArgs {
  /**
   * Name of the policy, and its identity in Teams. A change of case alone replaces nothing. Allowed: a name without
   * blanks around it, not Global. A change replaces the object.
   * @teams Identity
   */
  name: pulumi.Input<string>;
  /**
   * What the called person sees: the user's own number (ownNumber), no number (anonymous), or that of a resource
   * account (resource), such as an auto attendant's. Allowed: ownNumber, anonymous, resource; Service is dead.
   * @default "ownNumber"
   * @teams CallingIDSubstitute
   */
  show?: pulumi.Input<'ownNumber' | 'anonymous' | 'resource'>;
  /**
   * Sign-in name of the resource account whose number is shown. It must hold one; its object id is looked up. Allowed:
   * the sign-in name of a resource account, with show: resource.
   * @teams ResourceAccount
   */
  account?: pulumi.Input<string>;
  /**
   * Name that the called person sees (calling party name), as far as carriers pass it on. Allowed: text.
   * @teams CompanyName
   */
  companyName?: pulumi.Input<string>;
  /**
   * Whether users may hide the number themselves. It wins over all but show: anonymous.
   * @default false
   * @teams EnableUserOverride
   */
  userOverride?: pulumi.Input<boolean>;
  /**
   * Whether callers from the network look anonymous to the users.
   * @default false
   * @teams BlockIncomingPstnCallerID
   */
  hideCallers?: pulumi.Input<boolean>;
  /**
   * A note for people. Teams shows it with our mark behind it. Allowed: text.
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over a policy of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

const outputs = ['name', 'show', 'account', 'companyName', 'userOverride', 'hideCallers', 'description'];

/**
 * A caller ID policy: the number and the name that people see whom its users call.
 *
 * **Details.** The number of a resource account is looked up before anything is written: without one the policy would
 * show nothing. SBCs' translation rules may rewrite what is shown.
 *
 * @example
 * new CallerIdPolicy('reception', { name: 'Reception', show: 'resource', account: 'reception@contoso.com', companyName:
 * 'Contoso' }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-cscallinglineidentity
 */
export class CallerIdPolicy extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:CallerIdPolicy';

  declare readonly name: pulumi.Output<string>;
  declare readonly show: pulumi.Output<'ownNumber' | 'anonymous' | 'resource'>;
  declare readonly account: pulumi.Output<string | undefined>;
  declare readonly companyName: pulumi.Output<string | undefined>;
  declare readonly userOverride: pulumi.Output<boolean>;
  declare readonly hideCallers: pulumi.Output<boolean>;
  declare readonly description: pulumi.Output<string | undefined>;

  constructor(name: string, args: CallerIdPolicyArgs, options?: pulumi.CustomResourceOptions) {
    super(CallerIdPolicy.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): CallerIdPolicy {
    return new CallerIdPolicy(name, {} as CallerIdPolicyArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is CallerIdPolicy {
    return isOfType(value, CallerIdPolicy.__pulumiType);
  }
}
