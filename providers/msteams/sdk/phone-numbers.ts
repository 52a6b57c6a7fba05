// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { asText } from './as-text.ts';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface PhoneNumbersArgs {
  /**
   * Number by user (sign-in name). A user who is removed here loses the number. Allowed: a number with + and country
   * code, 3-38 digits, optionally ;ext= and 1-12 digits, by sign-in name.
   * @teams telephoneNumber
   */
  numbers: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How many numbers a person has agreed to take from their users; needed for a mass change, and must be the very
   * count. Allowed: a whole number, 0 or more.
   */
  approvedReleases?: pulumi.Input<number>;
  /**
   * How many numbers a person has agreed to give to other users; needed for a mass change, and must be the very count.
   * Allowed: a whole number, 0 or more.
   */
  approvedMoves?: pulumi.Input<number>;
  /**
   * Sign-in names, a line each, and behind them the one that UserSignIns gives: users of this roster who are found
   * under either, whether it has been changed already or not. Allowed: lines of two sign-in names.
   */
  alsoCalled?: pulumi.Input<string>;
  /**
   * Who gets no number is told in the output `problems`, for a resource behind this one to end the run with: it then
   * goes on for all the others.
   */
  tellLater?: pulumi.Input<boolean>;
}

const outputs = ['users', 'numbers', 'problems'];

/**
 * The tenant's Direct Routing numbers and who has them. One per tenant; users it doesn't name are never touched.
 *
 * **Details.** Moves, swaps and circles between users are one update. Plain strings only: 10,000 outputs would triple a
 * preview's time.
 * @see https://learn.microsoft.com/graph/api/teamsadministration-numberassignment-assignnumber
 */
export class PhoneNumbers extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:PhoneNumbers';

  /**
   * What is known of each user, a line for each: sign-in name, Entra object id, `made` by this stack, `found` there
   * before it, or `pending` (asked for, its end not known), and the number or policy.
   */
  declare readonly users: pulumi.Output<string>;
  declare readonly numbers: pulumi.Output<string | undefined>;
  /** With `tellLater`: why users have no number, or not the one that is asked; empty where all have. */
  declare readonly problems: pulumi.Output<string | undefined>;

  constructor(name: string, args: PhoneNumbersArgs, options?: pulumi.CustomResourceOptions) {
    super(PhoneNumbers.__pulumiType, name, withOutputs(outputs, { ...args, numbers: asText(args.numbers) }), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): PhoneNumbers {
    return new PhoneNumbers(name, {} as PhoneNumbersArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is PhoneNumbers {
    return isOfType(value, PhoneNumbers.__pulumiType);
  }
}
