// Made from providers/telnyx/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { asText } from '../../msteams/sdk/as-text.ts';
import { isOfType } from '../../msteams/sdk/is-of-type.ts';
import { withOutputs } from '../../msteams/sdk/with-outputs.ts';

export interface TrunkNumbersArgs {
  /**
   * The connection to which calls of the numbers go. Allowed: the output connectionId of a Connection.
   * @telnyx connection_id
   */
  connectionId: pulumi.Input<string>;
  /**
   * Numbers of the account that the tenant has. Others of the account are never touched. Allowed: numbers such as
   * +31205552101.
   */
  numbers: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Id of the address with which emergency calling is enabled on each of the numbers. Left out, it stays as it is.
   * Allowed: the id of an address of the account.
   * @telnyx emergency_address_id
   */
  emergencyAddress?: pulumi.Input<string>;
  /**
   * Numbers that are given back to Telnyx for good; somebody else may have them then. Allowed: numbers such as
   * +31205552199, none of which is in numbers.
   */
  release?: pulumi.Input<pulumi.Input<string>[]>;
  /** How many numbers may be taken from other connections of the account. Allowed: a whole number, 0 or more. */
  approvedMoves?: pulumi.Input<number>;
  /** How many numbers a person has agreed to give back: the very count. Allowed: a whole number, 0 or more. */
  approvedReleases?: pulumi.Input<number>;
}

const outputs = ['connectionId', 'numbers', 'emergency', 'released', 'unfinished', 'waiting'];

/**
 * Which numbers of the account ring at the connection. One per tenant; others are never touched.
 *
 * **Details.** A number that is taken out goes on ringing where it does, and so do all when it is deleted (destroy). A
 * number is given back only by `release`, with the very count approved.
 * @see https://developers.telnyx.com/api-reference/phone-number-configurations/update-a-phone-number
 */
export class TrunkNumbers extends pulumi.CustomResource {
  static readonly __pulumiType = 'telnyx:index:TrunkNumbers';

  declare readonly connectionId: pulumi.Output<string>;
  declare readonly numbers: pulumi.Output<string>;
  /** Those on which emergency calling is active, a line each: number and id of the address. */
  declare readonly emergency: pulumi.Output<string | undefined>;
  /** Numbers that were given back, a line each. */
  declare readonly released: pulumi.Output<string | undefined>;
  /** Numbers whose giving back was approved and has not ended: the next up goes on with them, one a line. */
  declare readonly unfinished: pulumi.Output<string | undefined>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: TrunkNumbersArgs, options?: pulumi.CustomResourceOptions) {
    super(TrunkNumbers.__pulumiType, name, withOutputs(outputs, { ...args, numbers: asText(args.numbers) }), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): TrunkNumbers {
    return new TrunkNumbers(name, {} as TrunkNumbersArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is TrunkNumbers {
    return isOfType(value, TrunkNumbers.__pulumiType);
  }
}
