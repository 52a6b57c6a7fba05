// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface PstnUsageArgs {
  /**
   * Name of the usage. Teams has no rename; a change of case alone is kept on our side only. Allowed: a name without
   * blanks around it. A change replaces the object.
   * @teams Usage
   */
  name: pulumi.Input<string>;
}

const outputs = ['name', 'existedBefore'];

/**
 * A PSTN usage: the name that ties voice routes to the policies that may use them.
 *
 * **Details.** The tenant has one list of usages, and this is one entry of it: it adds and removes only itself. A usage
 * that the tenant had before stays when this resource goes.
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/set-csonlinepstnusage
 */
export class PstnUsage extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:PstnUsage';

  declare readonly name: pulumi.Output<string>;
  /** Whether the tenant had the usage before trunkline; such a usage stays when this resource goes. */
  declare readonly existedBefore: pulumi.Output<boolean>;

  constructor(name: string, args: PstnUsageArgs, options?: pulumi.CustomResourceOptions) {
    super(PstnUsage.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): PstnUsage {
    return new PstnUsage(name, {} as PstnUsageArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is PstnUsage {
    return isOfType(value, PstnUsage.__pulumiType);
  }
}
