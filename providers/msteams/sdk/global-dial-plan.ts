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

export interface GlobalDialPlanArgs {
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
}

const outputs = ['order', 'rules'];

/**
 * The tenant's Global dial plan: how what is dialled becomes a number for everybody who has no dial plan.
 *
 * **Details.** It always exists: it is never made and never removed. What it was before the first write is kept, and
 * put back when the resource goes, where it still is what was written. What is left out stays as it is.
 *
 * @example
 * new GlobalDialPlan('everybody', { order: ['E'], rules: { E: { pattern: '^(112)$', translation: '$1' } } }, { provider
 * });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-cstenantdialplan
 */
export class GlobalDialPlan extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:GlobalDialPlan';

  declare readonly order: pulumi.Output<string[]>;
  declare readonly rules: pulumi.Output<Record<string, NormalizationRule>>;

  constructor(name: string, args: GlobalDialPlanArgs, options?: pulumi.CustomResourceOptions) {
    super(GlobalDialPlan.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): GlobalDialPlan {
    return new GlobalDialPlan(name, {} as GlobalDialPlanArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is GlobalDialPlan {
    return isOfType(value, GlobalDialPlan.__pulumiType);
  }
}
