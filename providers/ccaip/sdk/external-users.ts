// Made from providers/ccaip/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { asText } from '../../msteams/sdk/as-text.ts';
import { isOfType } from '../../msteams/sdk/is-of-type.ts';
import { withOutputs } from '../../msteams/sdk/with-outputs.ts';

export interface ExternalUsersArgs {
  /**
   * The CCAIP portal in which it is so, that of the provider: in another one everything is looked at anew. Allowed: an
   * address such as https://contoso.uc1.ccaiplatform.example.
   */
  portal: pulumi.Input<string>;
  /**
   * By e-mail address in CCAIP: SIP URI (without sip:), UCaaS username, and where it is decided here, whether
   * international calling is `unrestricted` or `restricted`. Allowed: texts such as
   * "+31205552101@ujet.sip.carrier.example ada@contoso.com".
   */
  externalUsers: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * What who is not in CCAIP yet is made with, as JSON: a list of { roles, teams, location, users }; users are lines of
   * an e-mail address, and of sign-in names in Entra where these are others. Allowed: JSON.
   */
  newUsers?: pulumi.Input<string>;
  /**
   * The output of that name of ExternalUserRemovals: whom it cleared and who came back is looked at anew. Allowed:
   * lines.
   */
  lookAgain?: pulumi.Input<string>;
  /** Whose number is not with them yet: they stay in CCAIP as they are. E-mail addresses. Allowed: lines. */
  notYet?: pulumi.Input<string>;
  /**
   * The output of that name of PhoneNumbers: the run ends with it here, once all the others are set. Allowed: a text.
   */
  problems?: pulumi.Input<string>;
  /**
   * How many users a person has agreed to hand calls for to another place at once; needed for more than 5, or 5 %.
   * Allowed: a whole number, 0 or more.
   */
  approvedChanges?: pulumi.Input<number>;
  /**
   * How many users a person has agreed to make at once, each with an activation e-mail; needed for more than 5, or 5 %.
   * Allowed: a whole number, 0 or more.
   */
  approvedNew?: pulumi.Input<number>;
  /** People enter these fields from now on: everybody keeps what they have, and the roster forgets them. */
  handOver?: pulumi.Input<boolean>;
}

const outputs = ['portal', 'users', 'externalUsers', 'lookAgain'];

/**
 * CCAIP's external users: to which SIP URI a call for each is handed over. One per tenant; users it doesn't name are
 * never touched.
 *
 * **Details.** Made after the numbers. Roles, teams, location and chat limits of users stay. When it is deleted
 * (destroy) what it gave is cleared, and what was there before is left.
 * @see https://docs.cloud.google.com/contact-center/ccai-platform/docs/bulk-user-management-api
 */
export class ExternalUsers extends pulumi.CustomResource {
  static readonly __pulumiType = 'ccaip:index:ExternalUsers';

  declare readonly portal: pulumi.Output<string>;
  /**
   * What is known of each user, a line for each: e-mail address (twice), `made` by this stack, `found` there before it,
   * or `pending` (asked for, its end not known), and the values.
   */
  declare readonly users: pulumi.Output<string>;
  declare readonly externalUsers: pulumi.Output<string | undefined>;
  declare readonly lookAgain: pulumi.Output<string | undefined>;

  constructor(name: string, args: ExternalUsersArgs, options?: pulumi.CustomResourceOptions) {
    super(
      ExternalUsers.__pulumiType,
      name,
      withOutputs(outputs, { ...args, externalUsers: asText(args.externalUsers) }),
      options,
    );
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): ExternalUsers {
    return new ExternalUsers(name, {} as ExternalUsersArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is ExternalUsers {
    return isOfType(value, ExternalUsers.__pulumiType);
  }
}
