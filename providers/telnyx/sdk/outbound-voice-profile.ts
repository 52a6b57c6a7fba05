// Made from providers/telnyx/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from '../../msteams/sdk/is-of-type.ts';
import { withOutputs } from '../../msteams/sdk/with-outputs.ts';

export interface OutboundVoiceProfileArgs {
  /**
   * Name of the profile in the account. Allowed: a text of 1 to 255 characters.
   * @telnyx name
   */
  name: pulumi.Input<string>;
  /**
   * Countries to which calls out may go; every other call is refused by Telnyx. Their order means nothing. Allowed:
   * country codes of two capital letters, such as NL.
   * @telnyx whitelisted_destinations
   */
  destinations: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * USD that calls out may cost in a day, after which Telnyx refuses new ones. Left out: no limit. Allowed: an amount
   * as text, such as "50" or "49.50".
   * @telnyx daily_spend_limit
   */
  dailySpendLimit?: pulumi.Input<string>;
  /**
   * The highest price of a minute (USD) at which a destination may be called. Left out, it stays as it is: no way to
   * take it away is published. Allowed: a number above 0.
   * @telnyx max_destination_rate
   */
  maxDestinationRate?: pulumi.Input<number>;
  /**
   * Calls out at the same time. Left out: no limit but the account's. Allowed: a whole number, 1 or more.
   * @telnyx concurrent_call_limit
   */
  concurrentCalls?: pulumi.Input<number>;
}

const outputs = [
  'profileId',
  'name',
  'destinations',
  'dailySpendLimit',
  'maxDestinationRate',
  'concurrentCalls',
  'enabled',
];

/**
 * Where calls out may go, and what they may cost.
 *
 * **Details.** A connection without one makes no calls out. It is deleted only when no connection names it any more;
 * what else somebody set in it stays.
 * @see https://developers.telnyx.com/api-reference/outbound-voice-profiles/create-an-outbound-voice-profile
 */
export class OutboundVoiceProfile extends pulumi.CustomResource {
  static readonly __pulumiType = 'telnyx:index:OutboundVoiceProfile';

  /** Id at Telnyx; the connection names it. */
  declare readonly profileId: pulumi.Output<string>;
  declare readonly name: pulumi.Output<string>;
  declare readonly destinations: pulumi.Output<string[]>;
  declare readonly dailySpendLimit: pulumi.Output<string | undefined>;
  declare readonly maxDestinationRate: pulumi.Output<number | undefined>;
  declare readonly concurrentCalls: pulumi.Output<number | undefined>;
  /** Whether calls out go at all: a disabled profile blocks every one. An update enables it again. */
  declare readonly enabled: pulumi.Output<boolean>;

  constructor(name: string, args: OutboundVoiceProfileArgs, options?: pulumi.CustomResourceOptions) {
    super(OutboundVoiceProfile.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): OutboundVoiceProfile {
    return new OutboundVoiceProfile(name, {} as OutboundVoiceProfileArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is OutboundVoiceProfile {
    return isOfType(value, OutboundVoiceProfile.__pulumiType);
  }
}
