import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface PhoneNumbersArgs {
  /**
   * Number by user (sign-in name): `+`, country code, 3-38 digits, and `;ext=` with 1-12 digits if it has one. A user who is removed
   * here loses the number.
   * @teams telephoneNumber
   */
  numbers: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** How many numbers a person has agreed to take from their users; needed for a mass change, and must be the very count. */
  approvedReleases?: pulumi.Input<number>;
  /** How many numbers a person has agreed to give to other users; needed for a mass change, and must be the very count. */
  approvedMoves?: pulumi.Input<number>;
}

/**
 * The tenant's Direct Routing numbers and who has them: one roster per tenant.
 *
 * **Details.** Users that it doesn't name are never touched. Moves, swaps and circles between users are one update. Plain strings only:
 * 10,000 outputs would triple a preview's time.
 * @see https://learn.microsoft.com/graph/api/teamsadministration-numberassignment-assignnumber
 */
export class PhoneNumbers extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:PhoneNumbers';

  declare readonly numbers: pulumi.Output<Record<string, string>>;
  /** Entra object id by user: who a user is, also when the sign-in name changes. */
  declare readonly objectIds: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: PhoneNumbersArgs, options?: pulumi.CustomResourceOptions) {
    super(PhoneNumbers.__pulumiType, name, withOutputs(['numbers', 'objectIds'], args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): PhoneNumbers {
    return new PhoneNumbers(name, {} as PhoneNumbersArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is PhoneNumbers {
    return isOfType(value, PhoneNumbers.__pulumiType);
  }
}
