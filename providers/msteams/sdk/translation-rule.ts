// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface TranslationRuleArgs {
  /**
   * Name of the rule, and its identity in Teams. A change of case alone replaces nothing. Allowed: a name of at most
   * 100 characters without blanks around it. A change replaces the object.
   * @teams Identity
   */
  name: pulumi.Input<string>;
  /**
   * Regular expression, as .NET reads it, searched in the number; anchor it with ^ and $. Allowed: a .NET regular
   * expression of at most 1024 characters.
   * @teams Pattern
   */
  pattern: pulumi.Input<string>;
  /**
   * What the number becomes, e.g. `0$1`. Allowed: text of at most 256 characters with $1, $2 … for the pattern's
   * groups.
   * @teams Translation
   */
  translation: pulumi.Input<string>;
  /**
   * A note for people. Teams shows it with our mark behind it. Allowed: text.
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over a translation rule of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

const outputs = ['name', 'pattern', 'translation', 'description'];

/**
 * A translation rule: rewrites a called or calling number on its way through an SBC that names it.
 *
 * **Details.** Of each of the four lists of an SBC the first rule that matches applies. A new rule is used after a
 * short delay. Rules do nothing to a REFER, so a call that is transferred onwards shows its number as it is.
 *
 * @example
 * new TranslationRule('strip', { name: 'Strip +31', pattern: '^\\+31(\\d{9})$', translation: '0$1' }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csteamstranslationrule
 */
export class TranslationRule extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:TranslationRule';

  declare readonly name: pulumi.Output<string>;
  declare readonly pattern: pulumi.Output<string>;
  declare readonly translation: pulumi.Output<string>;
  declare readonly description: pulumi.Output<string | undefined>;

  constructor(name: string, args: TranslationRuleArgs, options?: pulumi.CustomResourceOptions) {
    super(TranslationRule.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): TranslationRule {
    return new TranslationRule(name, {} as TranslationRuleArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is TranslationRule {
    return isOfType(value, TranslationRule.__pulumiType);
  }
}
