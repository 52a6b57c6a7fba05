// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

/** A normalisation rule: turns what a user dials into the number that is routed. */
export interface NormalizationRuleArgs {
  /**
   * Regular expression, as .NET reads it, searched in what the user dialled; anchor it with ^ and $. Allowed: a .NET
   * regular expression.
   * @teams Pattern
   */
  pattern: pulumi.Input<string>;
  /**
   * What the dialled digits become, e.g. `+31$1`; end in a number that starts with `+`. Allowed: text with $1, $2 … for
   * the pattern's groups.
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
   * A note for people. Allowed: at most 512 characters.
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
   * Name of the dial plan, and its identity in Teams. A change of case alone replaces nothing. Allowed: letters,
   * digits, spaces and any of "-._()", not first a "." (the page has no spaces, though tenants do), at most 49
   * characters, not Global. A change replaces the object.
   * @teams Identity
   */
  name: pulumi.Input<string>;
  /**
   * Names of the rules in order of trial: the first that matches decides. Allowed: the names of all rules, each once.
   * @teams NormalizationRules
   */
  order: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The rules by name. Allowed: 1-50 rules by name.
   * @teams NormalizationRules
   */
  rules: pulumi.Input<Record<string, pulumi.Input<NormalizationRuleArgs>>>;
  /**
   * A note for people. Teams shows it with our mark behind it. Allowed: at most 1008 characters (Teams takes 1040; our
   * mark needs the rest).
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over a dial plan of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

const outputs = ['name', 'order', 'rules', 'description'];

/**
 * A dial plan: how what its users dial becomes a number, by rules tried in order.
 *
 * **Details.** When no rule matches, Teams goes on with the rules of the user's country, and at last puts `+` and the
 * country code in front: so emergency numbers need a rule.
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-cstenantdialplan
 */
export class DialPlan extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:DialPlan';

  declare readonly name: pulumi.Output<string>;
  declare readonly order: pulumi.Output<string[]>;
  declare readonly rules: pulumi.Output<Record<string, NormalizationRule>>;
  declare readonly description: pulumi.Output<string | undefined>;

  constructor(name: string, args: DialPlanArgs, options?: pulumi.CustomResourceOptions) {
    super(DialPlan.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): DialPlan {
    return new DialPlan(name, {} as DialPlanArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is DialPlan {
    return isOfType(value, DialPlan.__pulumiType);
  }
}
