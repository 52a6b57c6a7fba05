// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface UnassignedNumberTreatmentArgs {
  /**
   * Name of the treatment, and its identity in Teams. A change of case alone replaces nothing. Allowed: a name without
   * blanks around it. A change replaces the object.
   * @teams Identity
   */
  name: pulumi.Input<string>;
  /**
   * Regular expression, as .NET reads it, that the called number must match; begin with ^ and end with $. Allowed: a
   * .NET regular expression.
   * @teams Pattern
   */
  pattern: pulumi.Input<string>;
  /**
   * What takes the call: a person (User), the account of an auto attendant or a call queue (ResourceAccount), or an
   * audio file that is played once (Announcement). Allowed: User, ResourceAccount, Announcement.
   * @teams TargetType
   */
  targetType: pulumi.Input<'User' | 'ResourceAccount' | 'Announcement'>;
  /**
   * Who or what it is: the sign-in name of the user or resource account, or the path of the audio file below the folder
   * of tenants. Teams keeps an id. Allowed: a sign-in name, or the path of a WAV, MP3 or WMA file of at most 5 MB.
   * @teams Target
   */
  target: pulumi.Input<string>;
  /**
   * SHA-256 of the audio file in hexadecimal digits: another one sends the file anew. Allowed: 64 hexadecimal digits in
   * lower case, for an Announcement.
   */
  sha256?: pulumi.Input<string>;
  /**
   * Our treatments, this one included, in the order in which Teams tries them. Teams' TreatmentPriority is derived from
   * it; other people's treatments are never renumbered. Allowed: names of treatments in order of trial, this one's own
   * among them, each once.
   * @teams TreatmentPriority
   */
  trialOrder: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A note for people. Teams shows it with our mark behind it. Allowed: text.
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over a treatment of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

const outputs = ['name', 'pattern', 'targetType', 'target', 'sha256', 'trialOrder', 'description', 'targetId'];

/**
 * A treatment of unassigned numbers: where calls to numbers that nobody holds end, those that come in and those that go
 * out.
 *
 * **Details.** Teams looks at treatments only when nobody in the tenant holds the called number, and before any voice
 * route: a pattern that takes numbers outside of the tenant keeps its users from calling them. The audio file of an
 * announcement is sent to Teams once for each content, and goes when no treatment plays it.
 *
 * @example
 * const name = 'Leavers';
 * new UnassignedNumberTreatment('leavers', {
 *   name,
 *   pattern: '^\\+3120555\\d{4}$',
 *   targetType: 'User',
 *   target: 'reception@contoso.com',
 *   trialOrder: [name],
 * }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csteamsunassignednumbertreatment
 */
export class UnassignedNumberTreatment extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:UnassignedNumberTreatment';

  declare readonly name: pulumi.Output<string>;
  declare readonly pattern: pulumi.Output<string>;
  declare readonly targetType: pulumi.Output<'User' | 'ResourceAccount' | 'Announcement'>;
  declare readonly target: pulumi.Output<string>;
  declare readonly sha256: pulumi.Output<string | undefined>;
  declare readonly trialOrder: pulumi.Output<string[]>;
  declare readonly description: pulumi.Output<string | undefined>;
  /** Teams' id of the target: the object id of the user or resource account, or the id of the audio file. */
  declare readonly targetId: pulumi.Output<string | undefined>;

  constructor(name: string, args: UnassignedNumberTreatmentArgs, options?: pulumi.CustomResourceOptions) {
    super(UnassignedNumberTreatment.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: pulumi.CustomResourceOptions,
  ): UnassignedNumberTreatment {
    return new UnassignedNumberTreatment(name, {} as UnassignedNumberTreatmentArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is UnassignedNumberTreatment {
    return isOfType(value, UnassignedNumberTreatment.__pulumiType);
  }
}
