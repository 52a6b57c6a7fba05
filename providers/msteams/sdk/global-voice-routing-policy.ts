// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface GlobalVoiceRoutingPolicyArgs {
  /**
   * PSTN usages in order of trial: the first with a matching route decides, later ones are not tried. Allowed: names of
   * PSTN usages in order of trial, each once.
   * @teams OnlinePstnUsages
   */
  pstnUsages: pulumi.Input<pulumi.Input<string>[]>;
}

const outputs = ['pstnUsages', 'waiting'];

/**
 * The tenant's Global voice routing policy: what everybody may dial who has no voice routing policy, also users that no
 * file names.
 *
 * **Details.** It always exists: it is never made and never removed. What it was before the first write is kept, and
 * put back when the resource goes, where it still is what was written. What is left out stays as it is.
 *
 * @example
 * new GlobalVoiceRoutingPolicy('everybody', { pstnUsages: ['Emergency'] }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csonlinevoiceroutingpolicy
 */
export class GlobalVoiceRoutingPolicy extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:GlobalVoiceRoutingPolicy';

  declare readonly pstnUsages: pulumi.Output<string[]>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: GlobalVoiceRoutingPolicyArgs, options?: pulumi.CustomResourceOptions) {
    super(GlobalVoiceRoutingPolicy.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: pulumi.CustomResourceOptions,
  ): GlobalVoiceRoutingPolicy {
    return new GlobalVoiceRoutingPolicy(name, {} as GlobalVoiceRoutingPolicyArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is GlobalVoiceRoutingPolicy {
    return isOfType(value, GlobalVoiceRoutingPolicy.__pulumiType);
  }
}
