// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface GlobalCallerIdPolicyArgs {
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
}

const outputs = ['show', 'account', 'companyName', 'userOverride', 'hideCallers'];

/**
 * The tenant's Global caller ID policy: the number and the name that people see whom those call who have no caller ID
 * policy.
 *
 * **Details.** It always exists: it is never made and never removed. What it was before the first write is kept, and
 * put back when the resource goes, where it still is what was written. What is left out stays as it is.
 *
 * @example
 * new GlobalCallerIdPolicy('everybody', { show: 'anonymous' }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-cscallinglineidentity
 */
export class GlobalCallerIdPolicy extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:GlobalCallerIdPolicy';

  declare readonly show: pulumi.Output<'ownNumber' | 'anonymous' | 'resource'>;
  declare readonly account: pulumi.Output<string | undefined>;
  declare readonly companyName: pulumi.Output<string | undefined>;
  declare readonly userOverride: pulumi.Output<boolean>;
  declare readonly hideCallers: pulumi.Output<boolean>;

  constructor(name: string, args: GlobalCallerIdPolicyArgs, options?: pulumi.CustomResourceOptions) {
    super(GlobalCallerIdPolicy.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): GlobalCallerIdPolicy {
    return new GlobalCallerIdPolicy(name, {} as GlobalCallerIdPolicyArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is GlobalCallerIdPolicy {
    return isOfType(value, GlobalCallerIdPolicy.__pulumiType);
  }
}
