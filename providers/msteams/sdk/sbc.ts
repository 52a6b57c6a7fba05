import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface SbcArgs {
  /**
   * Name by which Teams reaches the SBC, and its identity there: at most 63 characters, in a domain that is registered in the
   * tenant, never `*.onmicrosoft.com`. A change replaces the SBC, unless only the case differs.
   * @teams Fqdn
   */
  fqdn: pulumi.Input<string>;
  /**
   * Port on which the SBC listens for SIP over TLS from Teams, 1-65535.
   * @teams SipSignalingPort
   */
  sipSignalingPort: pulumi.Input<number>;
  /**
   * Whether Teams sends it new outbound calls. False drains it: calls in progress go on. Teams itself defaults to false.
   * @default true
   * @teams Enabled
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * Whether the SBC is watched by SIP OPTIONS. False leaves it out of monitoring and alerting.
   * @default true
   * @teams SendSipOptions
   */
  sendSipOptions?: pulumi.Input<boolean>;
  /**
   * Whole seconds without an answer after which Teams tries the next trunk, or drops the call.
   * @default 10
   * @teams FailoverTimeSeconds
   */
  failoverSeconds?: pulumi.Input<number>;
  /**
   * SIP responses (400-699, at least one) after which Teams tries the next trunk; any other 4xx or 6xx ends the call.
   * @default [408, 503, 504]
   * @teams FailoverResponseCodes
   */
  failoverResponseCodes?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * Whether Teams tells the SBC by History-Info and Referred-By who forwarded or transferred a call.
   * @default false
   * @teams ForwardCallHistory
   */
  forwardCallHistory?: pulumi.Input<boolean>;
  /**
   * Whether Teams adds P-Asserted-Identity and Privacy, so that the SBC can tell who calls.
   * @default false
   * @teams ForwardPai
   */
  forwardPai?: pulumi.Input<boolean>;
  /**
   * Calls at once for which the SBC is sized, 1-100,000. Teams warns at 90 % of it and blocks nothing. Not set: no warning.
   * @teams MaxConcurrentSessions
   */
  maxConcurrentSessions?: pulumi.Input<number>;
  /**
   * Whether media goes straight between the user's client and the SBC.
   * @default false
   * @teams MediaBypass
   */
  mediaBypass?: pulumi.Input<boolean>;
  /**
   * A note for people. Teams shows it with trunkline's mark behind it.
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over an SBC of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

/**
 * An SBC: the session border controller through which this tenant's calls enter and leave Teams.
 *
 * **Gotchas.** Its domain must be registered in the tenant and activated by a licensed user, which can take 24 hours. A
 * carrier's derived trunk isn't made here: name it in the voice routes.
 *
 * @example
 * new Sbc('amsterdam', { fqdn: 'sbc1.contoso.com', sipSignalingPort: 5061 }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csonlinepstngateway
 */
export class Sbc extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:Sbc';

  declare readonly fqdn: pulumi.Output<string>;
  declare readonly sipSignalingPort: pulumi.Output<number>;
  declare readonly enabled: pulumi.Output<boolean>;
  declare readonly sendSipOptions: pulumi.Output<boolean>;
  declare readonly failoverSeconds: pulumi.Output<number>;
  declare readonly failoverResponseCodes: pulumi.Output<number[]>;
  declare readonly forwardCallHistory: pulumi.Output<boolean>;
  declare readonly forwardPai: pulumi.Output<boolean>;
  declare readonly maxConcurrentSessions: pulumi.Output<number | undefined>;
  declare readonly mediaBypass: pulumi.Output<boolean>;
  declare readonly description: pulumi.Output<string | undefined>;

  constructor(name: string, args: SbcArgs, options?: pulumi.CustomResourceOptions) {
    super(
      Sbc.__pulumiType,
      name,
      withOutputs(
        [
          'fqdn',
          'sipSignalingPort',
          'enabled',
          'sendSipOptions',
          'failoverSeconds',
          'failoverResponseCodes',
          'forwardCallHistory',
          'forwardPai',
          'maxConcurrentSessions',
          'mediaBypass',
          'description',
        ],
        args,
      ),
      options,
    );
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): Sbc {
    return new Sbc(name, {} as SbcArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is Sbc {
    return isOfType(value, Sbc.__pulumiType);
  }
}
