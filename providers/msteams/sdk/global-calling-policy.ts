// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface GlobalCallingPolicyArgs {
  /**
   * Whether users can call at all. False turns all calling off. Left out, it stays in Teams as it is; taken out again,
   * it goes back to what it was before.
   * @teams AllowPrivateCalling
   */
  privateCalling?: pulumi.Input<boolean>;
  /**
   * Whether users may call the network from a browser. Left out, it stays in Teams as it is; taken out again, it goes
   * back to what it was before.
   * @teams AllowWebPSTNCalling
   */
  webCalling?: pulumi.Input<boolean>;
  /**
   * Whether voicemail answers: after 30 seconds whatever the user set (AlwaysEnabled), never (AlwaysDisabled), or as
   * the user set it (UserOverride). Allowed: AlwaysEnabled, AlwaysDisabled, UserOverride. Left out, it stays in Teams
   * as it is; taken out again, it goes back to what it was before.
   * @teams AllowVoicemail
   */
  voicemail?: pulumi.Input<'AlwaysEnabled' | 'AlwaysDisabled' | 'UserOverride'>;
  /**
   * A second call: gets a busy signal (Enabled), goes where the user's unanswered calls go (Unanswered), rings
   * (Disabled), or as the user set it (UserOverride). Allowed: Enabled, Unanswered, Disabled, UserOverride. Left out,
   * it stays in Teams as it is; taken out again, it goes back to what it was before.
   * @teams BusyOnBusyEnabledType
   */
  busyOnBusy?: pulumi.Input<'Enabled' | 'Unanswered' | 'Disabled' | 'UserOverride'>;
  /**
   * Calls from the network: ring (RegularIncoming, and UserOverride so far), or never ring and go at once where the
   * user's unanswered calls go (Unanswered) or to voicemail (Voicemail). Allowed: RegularIncoming, Unanswered,
   * Voicemail, UserOverride. Left out, it stays in Teams as it is; taken out again, it goes back to what it was before.
   * @teams InboundPstnCallRoutingTreatment
   */
  inboundTreatment?: pulumi.Input<'RegularIncoming' | 'Unanswered' | 'Voicemail' | 'UserOverride'>;
  /**
   * Whether users may forward calls to, or let ring with them, other users. Left out, it stays in Teams as it is; taken
   * out again, it goes back to what it was before.
   * @teams AllowCallForwardingToUser
   */
  forwardingToUser?: pulumi.Input<boolean>;
  /**
   * Whether users may forward calls to, or let ring with them, any phone number. Left out, it stays in Teams as it is;
   * taken out again, it goes back to what it was before.
   * @teams AllowCallForwardingToPhone
   */
  forwardingToPhone?: pulumi.Input<boolean>;
  /**
   * Whether users may send their calls to call groups. Left out, it stays in Teams as it is; taken out again, it goes
   * back to what it was before.
   * @teams AllowCallGroups
   */
  callGroups?: pulumi.Input<boolean>;
  /**
   * Whether users may have delegates, who answer and call for them. Left out, it stays in Teams as it is; taken out
   * again, it goes back to what it was before.
   * @teams AllowDelegation
   */
  delegation?: pulumi.Input<boolean>;
  /**
   * Whether calls that look like spam are labelled so. Allowed: Enabled, Disabled. Left out, it stays in Teams as it
   * is; taken out again, it goes back to what it was before.
   * @teams SpamFilteringEnabledType
   */
  spamFiltering?: pulumi.Input<'Enabled' | 'Disabled'>;
  /**
   * Whether calls between users go out to the network, for location-based routing with Direct Routing alone. Left out,
   * it stays in Teams as it is; taken out again, it goes back to what it was before.
   * @teams PreventTollBypass
   */
  preventTollBypass?: pulumi.Input<boolean>;
  /**
   * Whether a call from the network opens the page of popoutPath in the browser, such as the CRM on the caller.
   * Allowed: Enabled, Disabled. Left out, it stays in Teams as it is; taken out again, it goes back to what it was
   * before.
   * @teams PopoutForIncomingPstnCalls
   */
  popout?: pulumi.Input<'Enabled' | 'Disabled'>;
  /**
   * Page that popout opens; `{phone}` in it becomes the number of the caller. Allowed: an https URL of at most 1023
   * characters. Left out, it stays in Teams as it is; taken out again, it goes back to what it was before.
   * @teams PopoutAppPathForIncomingPstnCalls
   */
  popoutPath?: pulumi.Input<string>;
}

const outputs = [
  'privateCalling',
  'webCalling',
  'voicemail',
  'busyOnBusy',
  'inboundTreatment',
  'forwardingToUser',
  'forwardingToPhone',
  'callGroups',
  'delegation',
  'spamFiltering',
  'preventTollBypass',
  'popout',
  'popoutPath',
];

/**
 * The tenant's Global calling policy: who or what answers the calls of everybody who has no calling policy.
 *
 * **Details.** It always exists: it is never made and never removed. What it was before the first write is kept, and
 * put back when the resource goes, where it still is what was written. What is left out stays as it is.
 *
 * @example
 * new GlobalCallingPolicy('everybody', { voicemail: 'UserOverride' }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csteamscallingpolicy
 */
export class GlobalCallingPolicy extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:GlobalCallingPolicy';

  declare readonly privateCalling: pulumi.Output<boolean | undefined>;
  declare readonly webCalling: pulumi.Output<boolean | undefined>;
  declare readonly voicemail: pulumi.Output<'AlwaysEnabled' | 'AlwaysDisabled' | 'UserOverride' | undefined>;
  declare readonly busyOnBusy: pulumi.Output<'Enabled' | 'Unanswered' | 'Disabled' | 'UserOverride' | undefined>;
  declare readonly inboundTreatment: pulumi.Output<
    'RegularIncoming' | 'Unanswered' | 'Voicemail' | 'UserOverride' | undefined
  >;
  declare readonly forwardingToUser: pulumi.Output<boolean | undefined>;
  declare readonly forwardingToPhone: pulumi.Output<boolean | undefined>;
  declare readonly callGroups: pulumi.Output<boolean | undefined>;
  declare readonly delegation: pulumi.Output<boolean | undefined>;
  declare readonly spamFiltering: pulumi.Output<'Enabled' | 'Disabled' | undefined>;
  declare readonly preventTollBypass: pulumi.Output<boolean | undefined>;
  declare readonly popout: pulumi.Output<'Enabled' | 'Disabled' | undefined>;
  declare readonly popoutPath: pulumi.Output<string | undefined>;

  constructor(name: string, args: GlobalCallingPolicyArgs, options?: pulumi.CustomResourceOptions) {
    super(GlobalCallingPolicy.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): GlobalCallingPolicy {
    return new GlobalCallingPolicy(name, {} as GlobalCallingPolicyArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is GlobalCallingPolicy {
    return isOfType(value, GlobalCallingPolicy.__pulumiType);
  }
}
