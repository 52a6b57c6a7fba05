// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface BlockedCallerArgs {
  /**
   * Name of the pattern, and its identity in Teams. A change of case alone replaces nothing. Allowed: a name without
   * blanks around it. A change replaces the object.
   * @teams Identity
   */
  name: pulumi.Input<string>;
  /**
   * Regular expression, as .NET reads it, searched in the caller's number; begin it with ^\+?. Allowed: a .NET regular
   * expression.
   * @teams Pattern
   */
  pattern: pulumi.Input<string>;
  /**
   * Whether it blocks. False keeps it for later.
   * @default true
   * @teams Enabled
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * Sign-in name of the resource account that takes these calls instead of a refusal; its object id is looked up.
   * Allowed: the sign-in name of a resource account.
   * @teams ResourceAccount
   */
  redirectTo?: pulumi.Input<string>;
  /**
   * A note for people. Teams shows it with our mark behind it. Allowed: text.
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over a pattern of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

const outputs = ['name', 'pattern', 'enabled', 'redirectTo', 'description'];

/**
 * A blocked caller pattern: calls from numbers that it takes are refused, or sent to a resource account.
 *
 * **Details.** It holds for the whole tenant, up to 24 h after it was made, and only while the tenant blocks callers at
 * all (Get-CsTenantBlockedCallingNumbers). The order of patterns means nothing. What a pattern takes isn't certain:
 * published ones were seen to block nothing, so ask Test-CsInboundBlockedNumberPattern for +31… and 31…. A pattern that
 * takes the number that CCAIP shows silences every call that it hands over.
 *
 * @example
 * new BlockedCaller('robots', { name: 'Robots', pattern: '^\\+?31900\\d+$', redirectTo: 'reception@contoso.com' }, {
 * provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csinboundblockednumberpattern
 */
export class BlockedCaller extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:BlockedCaller';

  declare readonly name: pulumi.Output<string>;
  declare readonly pattern: pulumi.Output<string>;
  declare readonly enabled: pulumi.Output<boolean>;
  declare readonly redirectTo: pulumi.Output<string | undefined>;
  declare readonly description: pulumi.Output<string | undefined>;

  constructor(name: string, args: BlockedCallerArgs, options?: pulumi.CustomResourceOptions) {
    super(BlockedCaller.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): BlockedCaller {
    return new BlockedCaller(name, {} as BlockedCallerArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is BlockedCaller {
    return isOfType(value, BlockedCaller.__pulumiType);
  }
}
