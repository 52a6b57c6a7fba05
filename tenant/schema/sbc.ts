import { z } from 'zod';
import { defaultsOf } from '../../providers/msteams/schema/declaration/defaults.ts';
import { sbc as declared, type SbcArgs } from '../../providers/msteams/schema/sbc.ts';
import type { Wording } from '../problem.ts';
import { toArgs, wordOf } from '../words.ts';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { sbcFqdn } from './sbc-fqdn.ts';
import { settingsOf } from './settings-of.ts';
import { worded } from './worded.ts';

const fields = block({
  fqdn: sbcFqdn().meta({
    description: `The SBC's name, as in its certificate and Contact header. At most 63 characters, never *.onmicrosoft.com. A change replaces the SBC. @teams Fqdn. ${declared.page}`,
    examples: ['4f9a1.teams.carrier.example'],
  }),
  derived: z.boolean().default(false).meta({
    description:
      "A carrier's trunk for this customer: named in voice routes, but settings and health are the carrier's and Teams never has it made here. Only fqdn and mapsUsernames go with it. Default: false.",
  }),
  ...settingsOf('Sbc', declared.fields, ['fqdn', 'description', 'adopt']),
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

/** What holds across an SBC's settings, as its declaration says. */
const relations = (context: z.core.ParsePayload<Fields>): void => {
  if (context.value.derived) return;
  const args = { ...defaultsOf(declared.fields), ...toArgs('Sbc', context.value) } as SbcArgs;
  declared.check?.(args, (path, message, { allowed, fix }) => {
    context.issues.push({
      code: 'custom',
      path: path.map((step) => wordOf('Sbc', String(step))),
      message,
      params: { allowed: `${allowed.charAt(0).toUpperCase()}${allowed.slice(1)}.`, fix },
      input: context.value,
    });
  });
};

/** An SBC: the end of the SIP trunk that Teams talks to. */
export const sbc = fields.check(worded(carriersOwn), relations).meta({
  description: 'An SBC: the end of the SIP trunk that Teams talks to. Its key is the short name that routes use.',
  examples: ['{ fqdn: 4f9a1.teams.carrier.example, port: 5061 }'],
});
