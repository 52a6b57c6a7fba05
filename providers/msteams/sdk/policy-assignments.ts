// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { asText } from './as-text.ts';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface PolicyAssignmentsArgs {
  /**
   * Type of the policies: OnlineVoiceRoutingPolicy, TenantDialPlan, TeamsCallingPolicy, CallingLineIdentity, or another
   * of Teams' types. Allowed: a policy type as Teams spells it, e.g. OnlineVoiceRoutingPolicy. A change replaces the
   * object.
   * @teams PolicyType
   */
  policyType: pulumi.Input<string>;
  /**
   * Policy name by user (sign-in name). A user who is removed here falls back to a group's or the Global policy.
   * Allowed: policy names by sign-in name.
   * @teams PolicyName
   */
  policies: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Users whose policy a group is to give, sign-in names a line each, by the group's display name or object id. A
   * policy of their own that this roster gave goes only once the group's has reached them: until then the next run
   * looks again. Allowed: sign-in names, a line each, by group.
   */
  byGroup?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Sign-in names, a line each, and behind them the one that UserSignIns gives: users of this roster who are found
   * under either, whether it has been changed already or not. Allowed: lines of two sign-in names.
   */
  alsoCalled?: pulumi.Input<string>;
}

const outputs = ['policyType', 'users', 'policies', 'waiting'];

/**
 * Which user has which policy of one type, assigned directly. One per tenant and type.
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csbatchpolicyassignmentoperation
 */
export class PolicyAssignments extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:PolicyAssignments';

  declare readonly policyType: pulumi.Output<string>;
  /**
   * What is known of each user, a line for each: sign-in name, Entra object id, `made` by this stack, `found` there
   * before it, or `pending` (asked for, its end not known), and the number or policy.
   */
  declare readonly users: pulumi.Output<string>;
  declare readonly policies: pulumi.Output<string | undefined>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: PolicyAssignmentsArgs, options?: pulumi.CustomResourceOptions) {
    super(
      PolicyAssignments.__pulumiType,
      name,
      withOutputs(outputs, { ...args, policies: asText(args.policies) }),
      options,
    );
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): PolicyAssignments {
    return new PolicyAssignments(name, {} as PolicyAssignmentsArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is PolicyAssignments {
    return isOfType(value, PolicyAssignments.__pulumiType);
  }
}
