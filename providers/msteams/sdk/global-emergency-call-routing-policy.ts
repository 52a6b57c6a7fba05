// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

/** An emergency number of a policy: what else may be dialled for it, and whose routes take it. */
export interface EmergencyNumberArgs {
  /**
   * Other numbers that people may dial for it: a call to one becomes a call to the dial string. In Teams they are one
   * text, joined by semicolons. Allowed: a list; each entry 1 to 10 digits, without + and blanks.
   * @default []
   * @teams EmergencyDialMask
   */
  masks?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * PSTN usage whose routes take the call, whatever the caller's voice routing policy has. Allowed: the name of a PSTN
   * usage that is there.
   * @teams OnlinePSTNUsage
   */
  usage: pulumi.Input<string>;
}

/** An emergency number of a policy as Teams reports it. */
export interface EmergencyNumber {
  readonly masks: string[];
  readonly usage: string;
}

export interface GlobalEmergencyCallRoutingPolicyArgs {
  /**
   * Emergency numbers by dial string, which is what the SBC gets. Each dial string and each mask stands once in a
   * policy; their order means nothing. Allowed: emergency numbers by dial string: digits, with or without a + before
   * them.
   * @teams EmergencyNumbers
   */
  numbers: pulumi.Input<Record<string, pulumi.Input<EmergencyNumberArgs>>>;
  /**
   * Whether the caller's location goes with the call, for a provider of dynamic emergency calling.
   * @default false
   * @teams AllowEnhancedEmergencyServices
   */
  enhancedServices?: pulumi.Input<boolean>;
}

const outputs = ['numbers', 'enhancedServices', 'waiting'];

/**
 * The tenant's Global emergency call routing policy: which numbers are emergency calls for everybody who has no
 * emergency call routing policy, and whose routes take them.
 *
 * **Details.** It always exists: it is never made and never removed. What it was before the first write is kept, and
 * put back when the resource goes, where it still is what was written. What is left out stays as it is.
 *
 * @example
 * new GlobalEmergencyCallRoutingPolicy('everybody', { numbers: { '112': { usage: 'Emergency' } } }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csteamsemergencycallroutingpolicy
 */
export class GlobalEmergencyCallRoutingPolicy extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:GlobalEmergencyCallRoutingPolicy';

  declare readonly numbers: pulumi.Output<Record<string, EmergencyNumber>>;
  declare readonly enhancedServices: pulumi.Output<boolean>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: GlobalEmergencyCallRoutingPolicyArgs, options?: pulumi.CustomResourceOptions) {
    super(GlobalEmergencyCallRoutingPolicy.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: pulumi.CustomResourceOptions,
  ): GlobalEmergencyCallRoutingPolicy {
    return new GlobalEmergencyCallRoutingPolicy(name, {} as GlobalEmergencyCallRoutingPolicyArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is GlobalEmergencyCallRoutingPolicy {
    return isOfType(value, GlobalEmergencyCallRoutingPolicy.__pulumiType);
  }
}
