import { z } from 'zod';
import { limits } from '../../providers/msteams/schema/limits.ts';
import { cmdletPage } from '../../providers/msteams/schema/page.ts';
import type { Wording } from '../problem.ts';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { sbcFqdn } from './sbc-fqdn.ts';
import { worded } from './worded.ts';

const page = cmdletPage('New-CsOnlinePSTNGateway');

const fields = block({
  fqdn: sbcFqdn().meta({
    description: `The SBC's name, as in its certificate and Contact header. At most 63 characters, never *.onmicrosoft.com. A change replaces the SBC. @teams Fqdn. ${page}`,
    examples: ['4f9a1.teams.carrier.example'],
  }),
  derived: z.boolean().default(false).meta({
    description:
      "A carrier's trunk for this customer: named in voice routes, but settings and health are the carrier's and Teams never has it made here. Only fqdn and mapsUsernames go with it. Default: false.",
  }),
  port: z
    .int()
    .min(limits.sbcPort.min)
    .max(limits.sbcPort.max)
    .optional()
    .meta({
      description: 'SIP signalling port on which the SBC listens for TLS, 1-65535. @teams SipSignalingPort',
      examples: [5061],
    }),
  enabled: z.boolean().optional().meta({
    description: "Takes new calls. Default: true (the cmdlet's own default is false). @teams Enabled",
    default: true,
  }),
  sendSipOptions: z.boolean().optional().meta({
    description: 'Teams asks the SBC every minute whether it is alive. Default: true. @teams SendSipOptions',
    default: true,
  }),
  failoverSeconds: z.int().min(0).optional().meta({
    description: 'Seconds without an answer before Teams tries the next SBC. Default: 10. @teams FailoverTimeSeconds',
    default: 10,
  }),
  failoverResponseCodes: z
    .array(
      z
        .int()
        .min(limits.sipFailureCode.min)
        .max(limits.sipFailureCode.max)
        .meta({
          description: 'A SIP failure code, 400-699.',
          examples: [503],
        }),
    )
    .min(1)
    .optional()
    .meta({
      description:
        'SIP answers after which Teams tries the next SBC. Default: 408, 503, 504. @teams FailoverResponseCodes',
      default: [408, 503, 504],
    }),
  forwardCallHistory: z.boolean().optional().meta({
    description: 'Sends History-Info and Referred-By. Default: false. @teams ForwardCallHistory',
    default: false,
  }),
  forwardPai: z.boolean().optional().meta({
    description: 'Sends P-Asserted-Identity. Default: false. @teams ForwardPai',
    default: false,
  }),
  maxSessions: z.int().min(limits.sbcSessions.min).max(limits.sbcSessions.max).optional().meta({
    description: 'Concurrent calls; Teams warns at 90 %. 1-100000; no limit if left out. @teams MaxConcurrentSessions',
  }),
  mediaBypass: z.boolean().optional().meta({
    description: 'Media goes straight between client and SBC. Default: false. @teams MediaBypass',
    default: false,
  }),
  mapsUsernames: z.boolean().default(false).meta({
    description:
      'The SBC turns username@… into the number of that user. Teams finds people by number only, so SIP URIs of users in the SIP domain need it. Default: false.',
  }),
  description: description({ marked: true }),
  adopt: adopt(),
});

type Fields = z.output<typeof fields>;

const carriersOwn = (sbc: Fields): Wording | undefined => {
  const { fqdn: _fqdn, derived, mapsUsernames: _maps, adopt: adopted, ...settings } = sbc;
  const given = Object.entries({ ...settings, ...(adopted && { adopt: adopted }) }).flatMap(([key, value]) =>
    value === undefined ? [] : [key],
  );
  if (derived && given.length > 0) {
    return {
      message: `"${sbc.fqdn}" is a carrier's derived trunk, so ${given.join(', ')} can't be set here.`,
      allowed: "A derived trunk has fqdn, derived and mapsUsernames; the rest is the carrier's.",
      fix: `remove ${given.join(', ')}, or derived: true if the SBC is yours.`,
    };
  }
  if (derived || sbc.port !== undefined) return undefined;
  return {
    message: `"${sbc.fqdn}" has no port.`,
    allowed: 'SIP signalling ports are 1-65535; the SBC says which one it uses.',
    fix: 'add port, e.g. port: 5061.',
  };
};

/** An SBC: the end of the SIP trunk that Teams talks to. */
export const sbc = fields.check(worded(carriersOwn)).meta({
  description: 'An SBC: the end of the SIP trunk that Teams talks to. Its key is the short name that routes use.',
  examples: ['{ fqdn: 4f9a1.teams.carrier.example, port: 5061 }'],
});
