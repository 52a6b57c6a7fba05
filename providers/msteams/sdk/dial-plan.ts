import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

/** A normalisation rule: turns what a user dials into the number that is routed. */
export interface NormalizationRuleArgs {
  /**
   * Regular expression, as .NET reads it, searched in what the user dialled; anchor it with `^` and `$`.
   * @teams Pattern
   */
  pattern: pulumi.Input<string>;
  /**
   * What the dialled digits become, e.g. `+31$1`; end in a number that starts with `+`.
   * @teams Translation
   */
  translation: pulumi.Input<string>;
  /**
   * Whether the result is an extension inside the organisation.
   * @default false
   * @teams IsInternalExtension
   */
  internal?: pulumi.Input<boolean>;
  /**
   * A note for people, at most 512 characters.
   * @teams Description
   */
  description?: pulumi.Input<string>;
}

/** A normalisation rule as Teams reports it. */
export interface NormalizationRule {
  readonly pattern: string;
  readonly translation: string;
  readonly internal: boolean;
  readonly description?: string;
}

export interface DialPlanArgs {
  /**
   * Name of the dial plan, and its identity in Teams: letters, digits, `-` and `.`, at most 49, never `Global`. A change replaces it,
   * unless only the case differs.
   * @teams Identity
   */
  name: pulumi.Input<string>;
  /**
   * Names of all rules in order of trial: the first that matches decides.
   * @teams NormalizationRules
   */
  order: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The rules by name, 1-50.
   * @teams NormalizationRules
   */
  rules: pulumi.Input<Record<string, pulumi.Input<NormalizationRuleArgs>>>;
  /**
   * A note for people, at most 1,008 characters. Teams shows it with trunkline's mark behind it.
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over a dial plan of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

/**
 * A dial plan: how what its users dial becomes a number, by rules tried in order.
 *
 * **Details.** When no rule matches, Teams goes on with the rules of the user's country, and at last puts `+` and the country code
 * in front: so emergency numbers need a rule.
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-cstenantdialplan
 */
export class DialPlan extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:DialPlan';

  declare readonly name: pulumi.Output<string>;
  declare readonly order: pulumi.Output<string[]>;
  declare readonly rules: pulumi.Output<Record<string, NormalizationRule>>;
  declare readonly description: pulumi.Output<string | undefined>;

  constructor(name: string, args: DialPlanArgs, options?: pulumi.CustomResourceOptions) {
    super(DialPlan.__pulumiType, name, withOutputs(['name', 'order', 'rules', 'description'], args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): DialPlan {
    return new DialPlan(name, {} as DialPlanArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is DialPlan {
    return isOfType(value, DialPlan.__pulumiType);
  }
}
