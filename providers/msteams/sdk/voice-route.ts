// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface VoiceRouteArgs {
  /**
   * Name of the route, and its identity in Teams. A change of case alone replaces nothing. Allowed: a name without
   * blanks around it. A change replaces the object.
   * @teams Identity
   */
  name: pulumi.Input<string>;
  /**
   * Regular expression, as .NET reads it, searched in the number after normalisation; anchor it with ^ and $. Allowed:
   * a .NET regular expression.
   * @teams NumberPattern
   */
  numberPattern: pulumi.Input<string>;
  /**
   * PSTN usages the route belongs to. Without one, no call can choose it. Allowed: names of PSTN usages, each once.
   * @teams OnlinePstnUsages
   */
  pstnUsages: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * FQDNs of the SBCs that carry its calls. Teams picks among the healthy ones at random. Allowed: FQDNs of SBCs or of
   * a carrier's derived trunks, each once.
   * @teams OnlinePstnGatewayList
   */
  sbcs: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Routes of ours that share a usage with this one, itself included, in the order in which Teams tries them. Teams'
   * Priority is derived from it; other people's routes are never renumbered. Allowed: names of voice routes in order of
   * trial, this route's own among them, each once.
   * @teams Priority
   */
  trialOrder: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A note for people. Teams shows it with our mark behind it. Allowed: text.
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over a route of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

const outputs = ['name', 'numberPattern', 'pstnUsages', 'sbcs', 'trialOrder', 'description', 'waiting'];

/**
 * A voice route: which SBCs carry the numbers that match its pattern, for users whose policy has one of its usages.
 *
 * @example
 * const name = 'NL mobile';
 * new VoiceRoute('nl-mobile', {
 *   name,
 *   numberPattern: '^\\+316\\d{8}$',
 *   pstnUsages: ['National'],
 *   sbcs: ['sbc1.contoso.com'],
 *   trialOrder: ['NL geographic', name],
 * }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csonlinevoiceroute
 */
export class VoiceRoute extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:VoiceRoute';

  declare readonly name: pulumi.Output<string>;
  declare readonly numberPattern: pulumi.Output<string>;
  declare readonly pstnUsages: pulumi.Output<string[]>;
  declare readonly sbcs: pulumi.Output<string[]>;
  declare readonly trialOrder: pulumi.Output<string[]>;
  declare readonly description: pulumi.Output<string | undefined>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: VoiceRouteArgs, options?: pulumi.CustomResourceOptions) {
    super(VoiceRoute.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): VoiceRoute {
    return new VoiceRoute(name, {} as VoiceRouteArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is VoiceRoute {
    return isOfType(value, VoiceRoute.__pulumiType);
  }
}
