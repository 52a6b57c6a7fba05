// Made from providers/msteams/schema by `npm run schema`: change it there.
import * as pulumi from '@pulumi/pulumi';
import { isOfType } from './is-of-type.ts';
import { withOutputs } from './with-outputs.ts';

export interface SbcArgs {
  /**
   * Name by which Teams reaches the SBC, and its identity there. A change of case alone replaces nothing. Allowed: a
   * host name of at most 63 characters in a domain registered in the tenant. A change replaces the object.
   * @teams Fqdn
   */
  fqdn: pulumi.Input<string>;
  /**
   * Port on which the SBC listens for SIP over TLS from Teams. Allowed: a port, 1-65535.
   * @teams SipSignalingPort
   */
  sipSignalingPort: pulumi.Input<number>;
  /**
   * Whether Teams sends it new outbound calls. False drains it: calls in progress go on. Teams itself defaults to
   * false.
   * @default true
   * @teams Enabled
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * Given, the SBC is being drained: enabled is false, and it is removed only when this time has passed since. Left
   * out, its removal waits for nothing. Allowed: hours and minutes, such as 30m, 1h or 1h30m, from 1m to 168h.
   */
  drainFor?: pulumi.Input<string>;
  /**
   * Whether the SBC is watched by SIP OPTIONS. False leaves it out of monitoring and alerting.
   * @default true
   * @teams SendSipOptions
   */
  sendSipOptions?: pulumi.Input<boolean>;
  /**
   * Seconds without an answer from the SBC after which Teams tries the next trunk, or drops the call. Allowed: whole
   * seconds, 0 or more.
   * @default 10
   * @teams FailoverTimeSeconds
   */
  failoverSeconds?: pulumi.Input<number>;
  /**
   * SIP responses after which Teams tries the next trunk; any other 4xx or 6xx ends the call. Allowed: SIP failure
   * codes, 400-699, at least one.
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
   * Calls at once for which the SBC is sized. Teams warns at 90 % of it and blocks nothing. Not set: no warning.
   * Allowed: calls, 1-100000.
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
   * Id of the network site in which the SBC stands, for location-based routing and local media optimisation; letter
   * case counts. The site is in the tenant's network topology already. Allowed: the id of a network site. Left out, it
   * stays in Teams as it is; taken out again, it goes back to what a new one has.
   * @teams GatewaySiteId
   */
  networkSite?: pulumi.Input<string>;
  /**
   * Whether location-based routing decides which users may call through this SBC. Left out, it stays in Teams as it is;
   * taken out again, it goes back to what a new one has.
   * @teams GatewaySiteLbrEnabled
   */
  locationBasedRouting?: pulumi.Input<boolean>;
  /**
   * Whether a user under location-based routing may call through this SBC from a place that is no known network site.
   * Left out, it stays in Teams as it is; taken out again, it goes back to what a new one has.
   * @teams GatewayLbrEnabledUserOverride
   */
  locationBasedRoutingOverride?: pulumi.Input<boolean>;
  /**
   * Country through whose data centres media goes, instead of the one that Teams finds by the SBC's address. Microsoft
   * keeps it for carriers that host SBCs. Allowed: an ISO country code of two capital letters, such as NL. Left out, it
   * stays in Teams as it is; taken out again, it goes back to what a new one has.
   * @teams MediaRelayRoutingLocationOverride
   */
  mediaRelayCountry?: pulumi.Input<string>;
  /**
   * Local media optimisation: for whom media goes straight to the SBC's inside address: users everywhere in the
   * company's network, or those of the SBC's own site only. Allowed: None, Always or OnlyForLocalUsers. Left out, it
   * stays in Teams as it is; taken out again, it goes back to what a new one has.
   * @teams BypassMode
   */
  bypassMode?: pulumi.Input<'None' | 'Always' | 'OnlyForLocalUsers'>;
  /**
   * Local media optimisation: FQDN of the SBC through which Teams reaches this one. Allowed: a host name of at most 63
   * characters. Left out, it stays in Teams as it is; taken out again, it goes back to what a new one has.
   * @teams ProxySbc
   */
  proxySbc?: pulumi.Input<string>;
  /**
   * Whether an emergency call carries the caller's place (PIDF-LO) to the SBC. Left out, it stays in Teams as it is;
   * taken out again, it goes back to what a new one has.
   * @teams PidfLoSupported
   */
  pidfLo?: pulumi.Input<boolean>;
  /**
   * Version of IP by which Teams reaches the SBC. IPv6 works without media bypass only. Allowed: IPv4 or IPv6. Left
   * out, it stays in Teams as it is; taken out again, it goes back to what a new one has.
   * @teams IPAddressVersion
   */
  ipVersion?: pulumi.Input<'IPv4' | 'IPv6'>;
  /**
   * Translation rules for the called number of a call that comes in; the first that matches applies. Allowed: names of
   * translation rules in order of trial, each once. Left out, it stays in Teams as it is; taken out again, it goes back
   * to what a new one has.
   * @teams InboundTeamsNumberTranslationRules
   */
  inboundTeamsTranslationRules?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Translation rules for the caller's number of a call that comes in; the first that matches applies. Allowed: names
   * of translation rules in order of trial, each once. Left out, it stays in Teams as it is; taken out again, it goes
   * back to what a new one has.
   * @teams InboundPstnNumberTranslationRules
   */
  inboundPstnTranslationRules?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Translation rules for the called number of a call that leaves; the first that matches applies. Allowed: names of
   * translation rules in order of trial, each once. Left out, it stays in Teams as it is; taken out again, it goes back
   * to what a new one has.
   * @teams OutboundPstnNumberTranslationRules
   */
  outboundPstnTranslationRules?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Translation rules for the caller's number of a call that leaves; the first that matches applies. Allowed: names of
   * translation rules in order of trial, each once. Left out, it stays in Teams as it is; taken out again, it goes back
   * to what a new one has.
   * @teams OutboundTeamsNumberTranslationRules
   */
  outboundTeamsTranslationRules?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A note for people. Teams shows it with our mark behind it. Allowed: text.
   * @teams Description
   */
  description?: pulumi.Input<string>;
  /**
   * Take over an SBC of this name that is there already and carries nobody's mark, instead of refusing it.
   * @default false
   */
  adopt?: pulumi.Input<boolean>;
}

const outputs = [
  'fqdn',
  'sipSignalingPort',
  'enabled',
  'drainFor',
  'sendSipOptions',
  'failoverSeconds',
  'failoverResponseCodes',
  'forwardCallHistory',
  'forwardPai',
  'maxConcurrentSessions',
  'mediaBypass',
  'networkSite',
  'locationBasedRouting',
  'locationBasedRoutingOverride',
  'mediaRelayCountry',
  'bypassMode',
  'proxySbc',
  'pidfLo',
  'ipVersion',
  'inboundTeamsTranslationRules',
  'inboundPstnTranslationRules',
  'outboundPstnTranslationRules',
  'outboundTeamsTranslationRules',
  'description',
  'waiting',
];

/**
 * An SBC: the session border controller through which this tenant's calls enter and leave Teams.
 *
 * **Details.** Its domain must be registered in the tenant and activated by a licensed user, which can take 24 hours. A
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
  declare readonly drainFor: pulumi.Output<string | undefined>;
  declare readonly sendSipOptions: pulumi.Output<boolean>;
  declare readonly failoverSeconds: pulumi.Output<number>;
  declare readonly failoverResponseCodes: pulumi.Output<number[]>;
  declare readonly forwardCallHistory: pulumi.Output<boolean>;
  declare readonly forwardPai: pulumi.Output<boolean>;
  declare readonly maxConcurrentSessions: pulumi.Output<number | undefined>;
  declare readonly mediaBypass: pulumi.Output<boolean>;
  declare readonly networkSite: pulumi.Output<string | undefined>;
  declare readonly locationBasedRouting: pulumi.Output<boolean | undefined>;
  declare readonly locationBasedRoutingOverride: pulumi.Output<boolean | undefined>;
  declare readonly mediaRelayCountry: pulumi.Output<string | undefined>;
  declare readonly bypassMode: pulumi.Output<'None' | 'Always' | 'OnlyForLocalUsers' | undefined>;
  declare readonly proxySbc: pulumi.Output<string | undefined>;
  declare readonly pidfLo: pulumi.Output<boolean | undefined>;
  declare readonly ipVersion: pulumi.Output<'IPv4' | 'IPv6' | undefined>;
  declare readonly inboundTeamsTranslationRules: pulumi.Output<string[] | undefined>;
  declare readonly inboundPstnTranslationRules: pulumi.Output<string[] | undefined>;
  declare readonly outboundPstnTranslationRules: pulumi.Output<string[] | undefined>;
  declare readonly outboundTeamsTranslationRules: pulumi.Output<string[] | undefined>;
  declare readonly description: pulumi.Output<string | undefined>;
  /**
   * Given while it waits for something that takes hours, and the next run goes on: `since` when (ISO 8601, UTC), and
   * `for` what.
   */
  declare readonly waiting: pulumi.Output<Record<string, string> | undefined>;

  constructor(name: string, args: SbcArgs, options?: pulumi.CustomResourceOptions) {
    super(Sbc.__pulumiType, name, withOutputs(outputs, args), options);
  }

  /** What is there already, read by its id; nothing is managed. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): Sbc {
    return new Sbc(name, {} as SbcArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is Sbc {
    return isOfType(value, Sbc.__pulumiType);
  }
}
