// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface GroupPolicyAssignmentArgs {
  /**
   * Type of the policy: OnlineVoiceRoutingPolicy, TenantDialPlan, TeamsCallingPolicy, TeamsEmergencyCallRoutingPolicy,
   * CallingLineIdentity. Teams takes no others for groups. Allowed: OnlineVoiceRoutingPolicy, TenantDialPlan,
   * TeamsCallingPolicy, TeamsEmergencyCallRoutingPolicy, CallingLineIdentity. A change replaces the object.
   */
  policyType: pulumi.Input<
    | 'OnlineVoiceRoutingPolicy'
    | 'TenantDialPlan'
    | 'TeamsCallingPolicy'
    | 'TeamsEmergencyCallRoutingPolicy'
    | 'CallingLineIdentity'
  >;
  /**
   * The group by its display name in Entra, or by its object id (GUID). Only its direct members have the policy, later
   * ones too. Allowed: a display name or an object id. A change replaces the object.
   * @teams Group
   */
  group: pulumi.Input<string>;
  /**
   * Name of the policy. A policy that a member was given directly comes before it. Allowed: the name of a policy of the
   * tenant.
   * @teams PolicyName
   */
  policy: pulumi.Input<string>;
  /**
   * All groups of the program that have a policy of this type, highest rank first: whoever is in two of them has the
   * policy of the higher. Groups of others keep their ranks where that is possible. Default: this group alone. Allowed:
   * groups by display name or object id, each once.
   * @default []
   * @teams Rank
   */
  order?: pulumi.Input<pulumi.Input<string>[]>;
}

const outputs = ['policyType', 'group', 'policy', 'order', 'groupId', 'users', 'waiting'];

/**
 * A policy of one type for the direct members of a group of Entra, with its rank among the groups.
 *
 * **Details.** It reaches members after a day or more. A member's own policy comes before it; nested groups' people
 * have nothing by it.
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/grant-csonlinevoiceroutingpolicy
 */
export class GroupPolicyAssignment extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:GroupPolicyAssignment';

  declare readonly policyType: pulumi.Output<
    | 'OnlineVoiceRoutingPolicy'
    | 'TenantDialPlan'
    | 'TeamsCallingPolicy'
    | 'TeamsEmergencyCallRoutingPolicy'
    | 'CallingLineIdentity'
  >;
  declare readonly group: pulumi.Output<string>;
  declare readonly policy: pulumi.Output<string>;
  declare readonly order: pulumi.Output<string[]>;
  /** The group's object id in Entra. */
  declare readonly groupId: pulumi.Output<string>;
  /**
   * What is known of each user, a line for each: sign-in name, Entra object id, `made` by this stack, `found` there
   * before it, or `pending` (asked for, its end not known), and the number or policy.
   */
  declare readonly users: pulumi.Output<string>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: GroupPolicyAssignmentArgs, options?: pulumi.CustomResourceOptions) {
    super(GroupPolicyAssignment.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): GroupPolicyAssignment {
    return new GroupPolicyAssignment(name, {} as GroupPolicyAssignmentArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is GroupPolicyAssignment {
    return isOfType(value, GroupPolicyAssignment.__pulumiType);
  }
}
