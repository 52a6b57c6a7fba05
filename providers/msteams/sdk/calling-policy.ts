// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface CallingPolicyArgs {
  /**
   * Name of the policy, and its identity in Teams. A change of case alone replaces nothing. Allowed: a name without
   * blanks around it, not Global. A change replaces the object.
   * @teams Identity
   */
  name: pulumi.Input<string>;
  /**
   * Whether users can call at all. False turns all calling off. Left out, it stays in Teams as it is; taken out again,
   * it goes back to what a new one has.
   * @teams AllowPrivateCalling
   */
  privateCalling?: pulumi.Input<boolean>;
  /**
   * Whether users may call the network from a browser. Left out, it stays in Teams as it is; taken out again, it goes
   * back to what a new one has.
   * @teams AllowWebPSTNCalling
   */
  webCalling?: pulumi.Input<boolean>;
  /**
   * Whether voicemail answers: after 30 seconds whatever the user set (AlwaysEnabled), never (AlwaysDisabled), or as
   * the user set it (UserOverride). Allowed: AlwaysEnabled, AlwaysDisabled, UserOverride. Left out, it stays in Teams
   * as it is; taken out again, it goes back to what a new one has.
   * @teams AllowVoicemail
   */
  voicemail?: pulumi.Input<'AlwaysEnabled' | 'AlwaysDisabled' | 'UserOverride'>;
  /**
   * A second call: gets a busy signal (Enabled), goes where the user's unanswered calls go (Unanswered), rings
   * (Disabled), or as the user set it (UserOverride). Allowed: Enabled, Unanswered, Disabled, UserOverride. Left out,
   * it stays in Teams as it is; taken out again, it goes back to what a new one has.
   * @teams BusyOnBusyEnabledType
   */
  busyOnBusy?: pulumi.Input<'Enabled' | 'Unanswered' | 'Disabled' | 'UserOverride'>;
  /**
   * Calls from the network: ring (RegularIncoming, and UserOverride so far), or never ring and go at once where the
   * user's unanswered calls go (Unanswered) or to voicemail (Voicemail). Allowed: RegularIncoming, Unanswered,
   * Voicemail, UserOverride. Left out, it stays in Teams as it is; taken out again, it goes back to what a new one has.
   * @teams InboundPstnCallRoutingTreatment
   */
  inboundTreatment?: pulumi.Input<'RegularIncoming' | 'Unanswered' | 'Voicemail' | 'UserOverride'>;
  /**
   * Whether users may forward calls to, or let ring with them, other users. Left out, it stays in Teams as it is; taken
   * out again, it goes back to what a new one has.
   * @teams AllowCallForwardingToUser
   */
  forwardingToUser?: pulumi.Input<boolean>;
  /**
   * Whether users may forward calls to, or let ring with them, any phone number. Left out, it stays in Teams as it is;
   * taken out again, it goes back to what a new one has.
   * @teams AllowCallForwardingToPhone
   */
  forwardingToPhone?: pulumi.Input<boolean>;
  /**
   * Whether users may send their calls to call groups. Left out, it stays in Teams as it is; taken out again, it goes
   * back to what a new one has.
   * @teams AllowCallGroups
   */
  callGroups?: pulumi.Input<boolean>;
  /**
   * Whether users may have delegates, who answer and call for them. Left out, it stays in Teams as it is; taken out
   * again, it goes back to what a new one has.
   * @teams AllowDelegation
   */
  delegation?: pulumi.Input<boolean>;
  /**
   * Whether calls that look like spam are labelled so. Allowed: Enabled, Disabled. Left out, it stays in Teams as it
   * is; taken out again, it goes back to what a new one has.
   * @teams SpamFilteringEnabledType
   */
  spamFiltering?: pulumi.Input<'Enabled' | 'Disabled'>;
  /**
   * Whether calls between users go out to the network, for location-based routing with Direct Routing alone. Left out,
   * it stays in Teams as it is; taken out again, it goes back to what a new one has.
   * @teams PreventTollBypass
   */
  preventTollBypass?: pulumi.Input<boolean>;
  /**
   * Whether a call from the network opens the page of popoutPath in the browser, such as the CRM on the caller.
   * Allowed: Enabled, Disabled. Left out, it stays in Teams as it is; taken out again, it goes back to what a new one
   * has.
   * @teams PopoutForIncomingPstnCalls
   */
  popout?: pulumi.Input<'Enabled' | 'Disabled'>;
  /**
   * Page that popout opens; `{phone}` in it becomes the number of the caller. Allowed: an https URL of at most 1023
   * characters. Left out, it stays in Teams as it is; taken out again, it goes back to what a new one has.
   * @teams PopoutAppPathForIncomingPstnCalls
   */
  popoutPath?: pulumi.Input<string>;
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

const outputs = [
  'name',
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
  'description',
];

/**
 * A calling policy: who or what answers the calls of its users, and what they may do with them.
 *
 * **Details.** What is left out is as the tenant's Global policy has it on the day on which the policy is made, and
 * stays as it is; what is asked no more goes back to what Global is in a new tenant. Settings that trunkline doesn't
 * know are left as they are.
 *
 * @example
 * new CallingPolicy('agents', { name: 'CC agents', voicemail: 'AlwaysDisabled', busyOnBusy: 'Enabled',
 * forwardingToUser: false, forwardingToPhone: false }, { provider });
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csteamscallingpolicy
 */
export class CallingPolicy extends pulumi.CustomResource {
  static readonly __pulumiType = 'msteams:index:CallingPolicy';

  declare readonly name: pulumi.Output<string>;
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
  declare readonly description: pulumi.Output<string | undefined>;

  constructor(name: string, args: CallingPolicyArgs, options?: pulumi.CustomResourceOptions) {
    super(CallingPolicy.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): CallingPolicy {
    return new CallingPolicy(name, {} as CallingPolicyArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is CallingPolicy {
    return isOfType(value, CallingPolicy.__pulumiType);
  }
}
