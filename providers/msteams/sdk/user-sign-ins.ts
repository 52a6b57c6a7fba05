// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { asText } from './as-text.ts';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface UserSignInsArgs {
  /**
   * New sign-in name by the old one, which the roster keeps. Whoever is removed here gets the old name back, if
   * approvedReturns says so. Allowed: sign-in names by sign-in name.
   */
  signIns: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How many sign-in names, at most, a person has agreed to change at once; needed for more than 5, or 5 %. Allowed: a
   * whole number, 0 or more.
   */
  approvedChanges?: pulumi.Input<number>;
  /**
   * How many sign-in names, at most, a person has agreed to put back; needed for any. Allowed: a whole number, 0 or
   * more.
   */
  approvedReturns?: pulumi.Input<number>;
}

const outputs = ['users', 'signIns', 'waiting'];

/**
 * Sign-in names that are changed to names in the SIP domain, and what they were. One per tenant; users it doesn't name
 * are never touched.
 *
 * **Details.** The person is the object id: both names are looked up, one request a person changes the name, and nobody
 * is made anew. Removing a user puts the old name back, with approvedReturns; deleting the roster leaves everybody the
 * name they have. Users whom a directory synchronises, of a federated domain or with a directory role are refused.
 * @see https://learn.microsoft.com/graph/api/user-update
 */
export class UserSignIns extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:UserSignIns';

  /**
   * What is known of each user, a line for each: sign-in name, Entra object id, `made` by this stack, `found` there
   * before it, or `pending` (asked for, its end not known), and the number or policy.
   */
  declare readonly users: pulumi.Output<string>;
  declare readonly signIns: pulumi.Output<string | undefined>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: UserSignInsArgs, options?: pulumi.CustomResourceOptions) {
    super(UserSignIns.__pulumiType, name, withOutputs(outputs, { ...args, signIns: asText(args.signIns) }), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): UserSignIns {
    return new UserSignIns(name, {} as UserSignInsArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is UserSignIns {
    return isOfType(value, UserSignIns.__pulumiType);
  }
}
