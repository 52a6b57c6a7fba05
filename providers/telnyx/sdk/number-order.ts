// Made from providers/telnyx/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from '../../msteams/sdk/is-of-type.ts';
import { withOutputs } from '../../msteams/sdk/with-outputs.ts';

/** Numbers that are looked for by where they are. */
export interface NumberSearchArgs {
  /**
   * Country of the numbers. Allowed: two capital letters, such as NL.
   * @telnyx country_code
   */
  country: pulumi.Input<string>;
  /**
   * Area code without the leading 0. Allowed: digits, such as "20".
   * @telnyx national_destination_code
   */
  areaCode?: pulumi.Input<string>;
  /**
   * Sort of number. Allowed: local, national, mobile, toll_free or shared_cost.
   * @default "local"
   * @telnyx phone_number_type
   */
  type?: pulumi.Input<'local' | 'national' | 'mobile' | 'toll_free' | 'shared_cost'>;
  /** How many. Allowed: a whole number, 1 to 1000. */
  count: pulumi.Input<number>;
}

export interface NumberOrderArgs {
  /**
   * What this order is called. It is placed once, ever: another order needs another reference. Allowed: 1 to 64
   * letters, digits, blanks and . : / -.
   */
  reference: pulumi.Input<string>;
  /**
   * The connection that the numbers ring at as soon as they are there. Allowed: the output connectionId of a
   * Connection.
   */
  connectionId?: pulumi.Input<string>;
  /**
   * The very numbers to buy; or `search`. Allowed: numbers such as +31205552101.
   * @telnyx phone_numbers
   */
  numbers?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * What to buy, where the numbers themselves do not matter; or `numbers`. Allowed: { country, areaCode, type, count }.
   */
  search?: pulumi.Input<NumberSearchArgs>;
  /**
   * Id of the requirement group whose documents the regulator of the country asks for. Allowed: the id of a requirement
   * group of the account.
   * @telnyx requirement_group_id
   */
  requirementGroup?: pulumi.Input<string>;
  /**
   * How many numbers a person has agreed to buy at most, in all orders of a run. Nothing is ordered without it and the
   * three below; an order that was placed needs none of them. Allowed: a whole number, 1 or more.
   */
  approvedCount?: pulumi.Input<number>;
  /** What they may cost a month at most, in all. Allowed: an amount as text, such as "20" or "19.50". */
  approvedMonthlyCost?: pulumi.Input<string>;
  /** What they may cost once at most, in all. Allowed: an amount as text, such as "10" or "0". */
  approvedUpfrontCost?: pulumi.Input<string>;
  /**
   * Currency of both amounts. A price in another one is refused. Allowed: a code of three capital letters, such as USD.
   */
  currency?: pulumi.Input<string>;
}

const outputs = ['orderId', 'status', 'reference', 'numbers', 'request', 'monthlyCost', 'upfrontCost', 'waiting'];

/**
 * Numbers that are bought, once, within what a person has approved.
 *
 * **Details.** Prices are those of the API, added up exactly. Before anything is ordered, and after a lost reply, the
 * account is searched for an order of this reference. A changed order is refused. Deleted, the numbers stay.
 * @see https://developers.telnyx.com/api-reference/phone-number-orders/create-a-number-order
 */
export class NumberOrder extends pulumi.CustomResource {
  static readonly __pulumiType = 'telnyx:index:NumberOrder';

  /** Id of the order at Telnyx. */
  declare readonly orderId: pulumi.Output<string>;
  /** How it stands with Telnyx. */
  declare readonly status: pulumi.Output<'pending' | 'success' | 'failure'>;
  declare readonly reference: pulumi.Output<string>;
  declare readonly numbers: pulumi.Output<string[]>;
  /** What was asked when it was placed: a changed order is refused. */
  declare readonly request: pulumi.Output<string>;
  /** What the numbers cost a month by the prices at which they were ordered; empty where nobody saw these. */
  declare readonly monthlyCost: pulumi.Output<string>;
  /** What they cost once, likewise. */
  declare readonly upfrontCost: pulumi.Output<string>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: NumberOrderArgs, options?: pulumi.CustomResourceOptions) {
    super(NumberOrder.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): NumberOrder {
    return new NumberOrder(name, {} as NumberOrderArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is NumberOrder {
    return isOfType(value, NumberOrder.__pulumiType);
  }
}
