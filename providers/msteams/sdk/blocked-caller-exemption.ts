// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface BlockedCallerExemptionArgs {
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
   * Whether it exempts. False keeps it for later.
   * @default true
   * @teams Enabled
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * A note for people. Teams shows it with our mark behind it. Allowed: text.
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over an exemption of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

const outputs = ['name', 'pattern', 'enabled', 'description'];

/**
 * An exemption from blocked caller patterns: calls from numbers that it takes are let through.
 *
 * **Details.** It holds for the whole tenant, up to 24 h after it was made, and only while the tenant blocks callers at
 * all (Get-CsTenantBlockedCallingNumbers). The order of patterns means nothing. What a pattern takes isn't certain:
 * published ones were seen to block nothing, so ask Test-CsInboundBlockedNumberPattern for +31… and 31….
 *
 * @example
 * new BlockedCallerExemption('office', { name: 'Office', pattern: '^\\+?31205552000$' }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csinboundexemptnumberpattern
 */
export class BlockedCallerExemption extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:BlockedCallerExemption';

  declare readonly name: pulumi.Output<string>;
  declare readonly pattern: pulumi.Output<string>;
  declare readonly enabled: pulumi.Output<boolean>;
  declare readonly description: pulumi.Output<string | undefined>;

  constructor(name: string, args: BlockedCallerExemptionArgs, options?: pulumi.CustomResourceOptions) {
    super(BlockedCallerExemption.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: pulumi.CustomResourceOptions,
  ): BlockedCallerExemption {
    return new BlockedCallerExemption(name, {} as BlockedCallerExemptionArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is BlockedCallerExemption {
    return isOfType(value, BlockedCallerExemption.__pulumiType);
  }
}
