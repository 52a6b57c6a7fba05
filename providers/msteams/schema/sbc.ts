import { z } from 'zod';
import { field } from './field.ts';
import { limits } from './limits.ts';
import { markedFields } from './marked-fields.ts';
import { cmdletPage } from './page.ts';

const page = cmdletPage('New-CsOnlinePSTNGateway');
const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const hostName = new RegExp(`^(${label}\\.)+${label}$`);
const microsoftDomain = /\.onmicrosoft\.com$/i;

const fqdn = z
  .string()
  .max(limits.sbcFqdn.max)
  .regex(hostName)
  .superRefine((name, context) => {
    if (microsoftDomain.test(name)) {
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

/** An SBC: the session border controller through which this tenant's calls enter and leave Teams. */
export const sbcArgs = z.strictObject({
  fqdn: field(fqdn, {
    description:
      'Name by which Teams reaches the SBC, and its identity there. A change of case alone replaces nothing.',
    allowed: `a host name of at most ${limits.sbcFqdn.max} characters in a domain registered in the tenant`,
    replaces: true,
    teams: 'Fqdn',
    page,
  }),
  sipSignalingPort: field(z.int().min(limits.sbcPort.min).max(limits.sbcPort.max), {
    description: 'Port on which the SBC listens for SIP over TLS from Teams.',
    allowed: `a port, ${limits.sbcPort.min}-${limits.sbcPort.max}`,
    teams: 'SipSignalingPort',
    page,
  }),
  enabled: field(z.boolean().default(true), {
    description:
      'Whether Teams sends it new outbound calls. False drains it: calls in progress go on. Teams itself defaults to false.',
    allowed: 'true or false',
    teams: 'Enabled',
    page,
  }),
  sendSipOptions: field(z.boolean().default(true), {
    description: 'Whether the SBC is watched by SIP OPTIONS. False leaves it out of monitoring and alerting.',
    allowed: 'true or false',
    teams: 'SendSipOptions',
    page,
  }),
  failoverSeconds: field(z.int().min(0).default(10), {
    description: 'Seconds without an answer from the SBC after which Teams tries the next trunk, or drops the call.',
    allowed: 'whole seconds, 0 or more',
    teams: 'FailoverTimeSeconds',
    page,
  }),
  failoverResponseCodes: field(
    z.array(z.int().min(limits.sipFailureCode.min).max(limits.sipFailureCode.max)).min(1).default([408, 503, 504]),
    {
      description: 'SIP responses after which Teams tries the next trunk; any other 4xx or 6xx ends the call.',
      allowed: `SIP failure codes, ${limits.sipFailureCode.min}-${limits.sipFailureCode.max}, at least one`,
      teams: 'FailoverResponseCodes',
      page,
    },
  ),
  forwardCallHistory: field(z.boolean().default(false), {
    description: 'Whether Teams tells the SBC by History-Info and Referred-By who forwarded or transferred a call.',
    allowed: 'true or false',
    teams: 'ForwardCallHistory',
    page,
  }),
  forwardPai: field(z.boolean().default(false), {
    description: 'Whether Teams adds P-Asserted-Identity and Privacy, so that the SBC can tell who calls.',
    allowed: 'true or false',
    teams: 'ForwardPai',
    page,
  }),
  maxConcurrentSessions: field(z.int().min(limits.sbcSessions.min).max(limits.sbcSessions.max).optional(), {
    description:
      'Calls at once for which the SBC is sized. Teams warns at 90 % of it and blocks nothing. Not set: no warning.',
    allowed: `calls, ${limits.sbcSessions.min}-${limits.sbcSessions.max}`,
    teams: 'MaxConcurrentSessions',
    page,
  }),
  mediaBypass: field(z.boolean().default(false), {
    description: "Whether media goes straight between the user's client and the SBC.",
    allowed: 'true or false',
    teams: 'MediaBypass',
    page,
  }),
  ...markedFields('an SBC', page),
});

/** What Teams reports of the SBC. */
export const sbcState = sbcArgs.omit({ adopt: true });

export type SbcArgs = z.output<typeof sbcArgs>;
export type SbcState = z.output<typeof sbcState>;
