// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface VoiceRoutingPolicyArgs {
  /**
   * Name of the policy, and its identity in Teams. A change of case alone replaces nothing. Allowed: a name without
   * blanks around it, not Global. A change replaces the object.
   * @teams Identity
   */
  name: pulumi.Input<string>;
  /**
   * PSTN usages in order of trial: the first with a matching route decides, later ones are not tried. Allowed: names of
   * PSTN usages in order of trial, each once.
   * @teams OnlinePstnUsages
   */
  pstnUsages: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A note for people. Teams shows it with our mark behind it. Allowed: text.
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over a policy of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

const outputs = ['name', 'pstnUsages', 'description', 'waiting'];

/**
 * A voice routing policy: what its users may dial, as PSTN usages in the order in which Teams looks for a route.
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csonlinevoiceroutingpolicy
 */
export class VoiceRoutingPolicy extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:VoiceRoutingPolicy';

  declare readonly name: pulumi.Output<string>;
  declare readonly pstnUsages: pulumi.Output<string[]>;
  declare readonly description: pulumi.Output<string | undefined>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: VoiceRoutingPolicyArgs, options?: pulumi.CustomResourceOptions) {
    super(VoiceRoutingPolicy.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): VoiceRoutingPolicy {
    return new VoiceRoutingPolicy(name, {} as VoiceRoutingPolicyArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is VoiceRoutingPolicy {
    return isOfType(value, VoiceRoutingPolicy.__pulumiType);
  }
}
