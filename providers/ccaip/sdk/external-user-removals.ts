// Made from providers/ccaip/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from '../../msteams/sdk/is-of-type.ts';
import { withOutputs } from '../../msteams/sdk/with-outputs.ts';

export interface ExternalUserRemovalsArgs {
  /**
   * The CCAIP portal in which it is so, that of the provider: in another one everything is looked at anew. Allowed: an
   * address such as https://contoso.uc1.ccaiplatform.example.
   */
  portal: pulumi.Input<string>;
  /**
   * E-mail addresses in CCAIP, a line each. Whoever was among them and is no more is cleared. Allowed: lines of one
   * e-mail address each.
   */
  asked: pulumi.Input<string>;
  /**
   * What is asked of each, a line each: e-mail address, SIP URI, UCaaS username. By these a person who goes is found
   * whose address in CCAIP is another one by now. Allowed: lines of three words.
   */
  places?: pulumi.Input<string>;
  /**
   * What becomes of who goes: the external fields are cleared, or the user is deactivated besides. Allowed: clear or
   * deactivate.
   * @default "clear"
   */
  whenRemoved?: pulumi.Input<'clear' | 'deactivate'>;
  /**
   * How many users a person has agreed to clear or deactivate at once; needed for more than 5, or 5 %. Allowed: a whole
   * number, 0 or more.
   */
  approvedRemovals?: pulumi.Input<number>;
}

const outputs = ['portal', 'asked', 'places', 'lookAgain'];

/**
 * Clears the external fields of users who are asked no more, before what depends on it (their numbers) changes.
 *
 * **Details.** Made before the numbers. It fails where one is not cleared, and the engine then releases no number. Made
 * anew or deleted it does nothing in CCAIP.
 * @see https://docs.cloud.google.com/contact-center/ccai-platform/docs/bulk-user-management-api
 */
export class ExternalUserRemovals extends pulumi.CustomResource {
  static readonly __pulumiType = 'ccaip:index:ExternalUserRemovals';

  declare readonly portal: pulumi.Output<string>;
  declare readonly asked: pulumi.Output<string>;
  declare readonly places: pulumi.Output<string | undefined>;
  /** Who came by an update, and when, a line each: ExternalUsers looks at them anew. */
  declare readonly lookAgain: pulumi.Output<string>;

  constructor(name: string, args: ExternalUserRemovalsArgs, options?: pulumi.CustomResourceOptions) {
    super(ExternalUserRemovals.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): ExternalUserRemovals {
    return new ExternalUserRemovals(name, {} as ExternalUserRemovalsArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is ExternalUserRemovals {
    return isOfType(value, ExternalUserRemovals.__pulumiType);
  }
}
