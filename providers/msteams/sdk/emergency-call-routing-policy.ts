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

export interface EmergencyCallRoutingPolicyArgs {
  /**
   * Name of the policy, and its identity in Teams. A change of case alone replaces nothing. Allowed: a name without
   * blanks around it, not Global. A change replaces the object.
   * @teams Identity
   */
  name: pulumi.Input<string>;
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
  /**
   * A note for people. Teams shows it with our mark behind it. Allowed: at most 480 characters (Teams takes 512; our
   * mark needs the rest).
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over a policy of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

const outputs = ['name', 'numbers', 'enhancedServices', 'description', 'waiting'];

/**
 * An emergency call routing policy: which numbers are emergency calls for its users, and the PSTN usage whose routes
 * take each.
 *
 * **Details.** Its usage takes the call, not the caller's voice routing policy. Users without one have Global's, and
 * one of a network site wins for users who are there. A policy that Teams shows with fewer numbers than asked is a
 * failure, and nobody gets it.
 *
 * @example
 * new EmergencyCallRoutingPolicy('nl', { name: 'NL', numbers: { '112': { usage: 'Emergency' } } }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csteamsemergencycallroutingpolicy
 */
export class EmergencyCallRoutingPolicy extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:EmergencyCallRoutingPolicy';

  declare readonly name: pulumi.Output<string>;
  declare readonly numbers: pulumi.Output<Record<string, EmergencyNumber>>;
  declare readonly enhancedServices: pulumi.Output<boolean>;
  declare readonly description: pulumi.Output<string | undefined>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: EmergencyCallRoutingPolicyArgs, options?: pulumi.CustomResourceOptions) {
    super(EmergencyCallRoutingPolicy.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: pulumi.CustomResourceOptions,
  ): EmergencyCallRoutingPolicy {
    return new EmergencyCallRoutingPolicy(name, {} as EmergencyCallRoutingPolicyArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is EmergencyCallRoutingPolicy {
    return isOfType(value, EmergencyCallRoutingPolicy.__pulumiType);
  }
}
