import { z } from 'zod';
import { describedKind } from './declaration/described-kind.ts';
import { byCode, coded, namesLeftAlone, ours, value } from './declaration/fields.ts';
import { printedText } from './declaration/printed.ts';
import { duration, durationAllowed } from './duration.ts';
import { hostName } from './host-name.ts';
import { limits } from './limits.ts';

const trueOrFalse = 'true or false';
const ruleNames = 'names of translation rules in order of trial, each once';
const { sbcFqdn, sbcPort, sbcSessions, sipFailureCode } = limits;

const fqdn = hostName().superRefine((name, context) => {
  if (/\.onmicrosoft\.com$/i.test(name)) {
    context.addIssue({
      code: 'custom',
      message: `"${name}" is in Microsoft's own domain.`,
      params: {
        allowed: 'a host of a domain that is registered in the tenant; *.onmicrosoft.com never works',
        fix: "use the SIP provider's domain, registered in Microsoft 365.",
      },
    });
  }
});

const failureCode = z
  .int()
  .min(sipFailureCode.min)
  .max(sipFailureCode.max)
  .meta({ description: `A SIP failure code, ${sipFailureCode.min}-${sipFailureCode.max}.`, examples: [503] });

/** An SBC: the session border controller through which this tenant's calls enter and leave Teams. */
export const sbc = describedKind({
  name: 'Sbc',
  noun: 'SBC',
  one: 'an SBC',
  description: "An SBC: the session border controller through which this tenant's calls enter and leave Teams.",
  details:
    "Its domain must be registered in the tenant and activated by a licensed user, which can take 24 hours. A carrier's derived trunk isn't made here: name it in the voice routes.",
  example: "new Sbc('amsterdam', { fqdn: 'sbc1.contoso.com', sipSignalingPort: 5061 }, { provider });",
  cmdletNoun: 'CsOnlinePSTNGateway',
  identity: 'fqdn',
  waits: true,
  fields: {
    fqdn: byCode(fqdn, {
      description:
        'Name by which Teams reaches the SBC, and its identity there. A change of case alone replaces nothing.',
      allowed: `a host name of at most ${sbcFqdn.max} characters in a domain registered in the tenant`,
      replaces: true,
      teams: 'Fqdn',
      comparison: 'value',
    }),
    sipSignalingPort: value(
      z
        .int()
        .min(sbcPort.min)
        .max(sbcPort.max)
        .meta({ examples: [5061] }),
      {
        description: 'Port on which the SBC listens for SIP over TLS from Teams.',
        allowed: `a port, ${sbcPort.min}-${sbcPort.max}`,
        teams: 'SipSignalingPort',
      },
    ),
    enabled: value(z.boolean().default(true), {
      description:
        'Whether Teams sends it new outbound calls. False drains it: calls in progress go on. Teams itself defaults to false.',
      allowed: trueOrFalse,
      teams: 'Enabled',
      otherwise: false,
    }),
    drainFor: ours(
      duration()
        .meta({ examples: ['1h'] })
        .optional(),
      {
        description:
          'Given, the SBC is being drained: enabled is false, and it is removed only when this time has passed since. Left out, its removal waits for nothing.',
        allowed: durationAllowed,
      },
    ),
    sendSipOptions: value(z.boolean().default(true), {
      description: 'Whether the SBC is watched by SIP OPTIONS. False leaves it out of monitoring and alerting.',
      allowed: trueOrFalse,
      teams: 'SendSipOptions',
    }),
    failoverSeconds: value(z.int().min(0).default(10), {
      description: 'Seconds without an answer from the SBC after which Teams tries the next trunk, or drops the call.',
      allowed: 'whole seconds, 0 or more',
      teams: 'FailoverTimeSeconds',
    }),
    failoverResponseCodes: coded(z.array(failureCode).min(1).default([408, 503, 504]), {
      description: 'SIP responses after which Teams tries the next trunk; any other 4xx or 6xx ends the call.',
      allowed: `SIP failure codes, ${sipFailureCode.min}-${sipFailureCode.max}, at least one`,
      teams: 'FailoverResponseCodes',
      comparison: 'list',
      // Teams keeps the codes as one text.
      printed: printedText,
      write: (codes) => codes.join(', '),
      read: (text) => (text?.match(/\d+/g) ?? []).map(Number),
    }),
    forwardCallHistory: value(z.boolean().default(false), {
      description: 'Whether Teams tells the SBC by History-Info and Referred-By who forwarded or transferred a call.',
      allowed: trueOrFalse,
      teams: 'ForwardCallHistory',
    }),
    forwardPai: value(z.boolean().default(false), {
      description: 'Whether Teams adds P-Asserted-Identity and Privacy, so that the SBC can tell who calls.',
      allowed: trueOrFalse,
      teams: 'ForwardPai',
    }),
    maxConcurrentSessions: value(z.int().min(sbcSessions.min).max(sbcSessions.max).optional(), {
      description:
        'Calls at once for which the SBC is sized. Teams warns at 90 % of it and blocks nothing. Not set: no warning.',
      allowed: `calls, ${sbcSessions.min}-${sbcSessions.max}`,
      teams: 'MaxConcurrentSessions',
    }),
    mediaBypass: value(z.boolean().default(false), {
      description: "Whether media goes straight between the user's client and the SBC.",
      allowed: trueOrFalse,
      teams: 'MediaBypass',
    }),
    networkSite: value(z.string().min(1).optional(), {
      description:
        "Id of the network site in which the SBC stands, for location-based routing and local media optimisation; letter case counts. The site is in the tenant's network topology already.",
      allowed: 'the id of a network site',
      teams: 'GatewaySiteId',
      leftAlone: { unset: null },
    }),
    locationBasedRouting: value(z.boolean().optional(), {
      description: 'Whether location-based routing decides which users may call through this SBC.',
      allowed: trueOrFalse,
      teams: 'GatewaySiteLbrEnabled',
      leftAlone: { unset: false },
    }),
    locationBasedRoutingOverride: value(z.boolean().optional(), {
      description:
        'Whether a user under location-based routing may call through this SBC from a place that is no known network site.',
      allowed: trueOrFalse,
      teams: 'GatewayLbrEnabledUserOverride',
      leftAlone: { unset: false },
    }),
    mediaRelayCountry: value(
      z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      {
        description:
          "Country through whose data centres media goes, instead of the one that Teams finds by the SBC's address. Microsoft keeps it for carriers that host SBCs.",
        allowed: 'an ISO country code of two capital letters, such as NL',
        teams: 'MediaRelayRoutingLocationOverride',
        leftAlone: { unset: null },
      },
    ),
    bypassMode: value(z.enum(['None', 'Always', 'OnlyForLocalUsers']).optional(), {
      description:
        "Local media optimisation: for whom media goes straight to the SBC's inside address: users everywhere in the company's network, or those of the SBC's own site only.",
      allowed: 'None, Always or OnlyForLocalUsers',
      teams: 'BypassMode',
      leftAlone: { unset: 'None' },
    }),
    proxySbc: value(hostName().optional(), {
      description: 'Local media optimisation: FQDN of the SBC through which Teams reaches this one.',
      allowed: `a host name of at most ${sbcFqdn.max} characters`,
      teams: 'ProxySbc',
      leftAlone: { unset: null },
    }),
    pidfLo: value(z.boolean().optional(), {
      description: "Whether an emergency call carries the caller's place (PIDF-LO) to the SBC.",
      allowed: trueOrFalse,
      teams: 'PidfLoSupported',
      leftAlone: { unset: false },
    }),
    ipVersion: value(z.enum(['IPv4', 'IPv6']).optional(), {
      description: 'Version of IP by which Teams reaches the SBC. IPv6 works without media bypass only.',
      allowed: 'IPv4 or IPv6',
      teams: 'IPAddressVersion',
      leftAlone: { unset: 'IPv4' },
    }),
    inboundTeamsTranslationRules: namesLeftAlone({
      description: 'Translation rules for the called number of a call that comes in; the first that matches applies.',
      allowed: ruleNames,
      teams: 'InboundTeamsNumberTranslationRules',
    }),
    inboundPstnTranslationRules: namesLeftAlone({
      description: "Translation rules for the caller's number of a call that comes in; the first that matches applies.",
      allowed: ruleNames,
      teams: 'InboundPstnNumberTranslationRules',
    }),
    outboundPstnTranslationRules: namesLeftAlone({
      description: 'Translation rules for the called number of a call that leaves; the first that matches applies.',
      allowed: ruleNames,
      teams: 'OutboundPstnNumberTranslationRules',
    }),
    outboundTeamsTranslationRules: namesLeftAlone({
      description: "Translation rules for the caller's number of a call that leaves; the first that matches applies.",
      allowed: ruleNames,
      teams: 'OutboundTeamsNumberTranslationRules',
    }),
  },
  // Teams' own misspelling, and what old pages call the lists.
  printedAlso: {
    InboundTeamsNumberTranslationRules: ['InboundTeamsNumberTranslationRulesList'],
    InboundPstnNumberTranslationRules: ['InboundPstnNumberTranslationRulesList'],
    OutboundTeamsNumberTranslationRules: [
      'OutbundTeamsNumberTranslationRules',
      'OutboundTeamsNumberTranslationRulesList',
      'OutbundTeamsNumberTranslationRulesList',
    ],
    OutboundPstnNumberTranslationRules: ['OutboundPstnNumberTranslationRulesList'],
  },
  check: (asked, refuse) => {
    if (asked.drainFor !== undefined && asked.enabled) {
      refuse(['drainFor'], 'drainFor is given for an SBC that takes new calls.', {
        allowed: 'drainFor with enabled: false',
        fix: 'set enabled to false, or remove drainFor.',
      });
    }
    if (asked.ipVersion === 'IPv6' && asked.mediaBypass) {
      refuse(['ipVersion'], 'IPv6 and media bypass are asked for together.', {
        allowed: 'IPv6 for an SBC without media bypass',
        fix: 'set mediaBypass to false, or ipVersion to IPv4.',
      });
    }
    const bySite = [
      ...(asked.locationBasedRouting ? ['locationBasedRouting'] : []),
      ...(asked.bypassMode === undefined || asked.bypassMode === 'None' ? [] : ['bypassMode']),
      ...(asked.proxySbc === undefined ? [] : ['proxySbc']),
    ];
    if (asked.networkSite === undefined) {
      for (const name of bySite) {
        refuse([name], `${name} works by the network site of the SBC, and none is named.`, {
          allowed: `an SBC with ${name} and networkSite`,
          fix: `add networkSite, or remove ${name}.`,
        });
      }
    }
    if (asked.proxySbc?.toLowerCase() === asked.fqdn.toLowerCase()) {
      refuse(['proxySbc'], `"${asked.proxySbc}" is this SBC itself.`, {
        allowed: 'the FQDN of another SBC',
        fix: 'name the SBC that Teams reaches, or remove proxySbc.',
      });
    }
  },
});

export type SbcArgs = z.output<typeof sbc.args>;
