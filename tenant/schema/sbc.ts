import { z } from 'zod';
import { durationAllowed } from '../../providers/msteams/schema/duration.ts';
import { sbc as declared } from '../../providers/msteams/schema/sbc.ts';
import { notKnownYet } from '../not-known-yet.ts';
import type { Wording } from '../problem.ts';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { relationsOf } from './relations-of.ts';
import { sbcFqdn } from './sbc-fqdn.ts';
import { settingsOf } from './settings-of.ts';
import { worded } from './worded.ts';

const fields = block({
  fqdn: sbcFqdn()
    .meta({
      description: `The SBC's name, as in its certificate and Contact header. At most 63 characters, never *.onmicrosoft.com. A change replaces the SBC. @teams Fqdn. ${declared.page}`,
      examples: ['4f9a1.teams.carrier.example'],
    })
    .optional(),
  derived: z.boolean().default(false).meta({
    description:
      "A carrier's trunk for this customer: named in voice routes, but settings and health are the carrier's and Teams never has it made here. Only fqdn and mapsUsernames go with it. Default: false.",
  }),
  ...settingsOf('Sbc', declared.fields, ['fqdn', 'drainFor', 'description', 'adopt']),
  drain: z.boolean().default(false).meta({
    description:
      "Takes the SBC out of service: Teams sends it no new calls from the next up on, and those in progress end by themselves. The engine no longer protects it, and when drainFor has passed its row may be removed. Calls that come in over it are the SIP provider's to stop. Default: false, which puts it back into service.",
  }),
  drainFor: declared.fields.drainFor.schema.meta({
    description: `How long it must have been drained before it may be removed. Allowed: ${durationAllowed}. Default: 1h.`,
    examples: ['1h'],
  }),
  mapsUsernames: z.boolean().default(false).meta({
    description:
      'The SBC turns username@… into the number of that user. Teams finds people by number only, so SIP URIs of users in the SIP domain need it. Default: false.',
  }),
  description: description({ marked: true }),
  adopt: adopt(),
});

type Fields = z.output<typeof fields>;

const named = ({ fqdn }: Fields): string => (fqdn === undefined ? 'the SBC' : `"${fqdn}"`);

const carriersOwn = (sbc: Fields): Wording | undefined => {
  const { fqdn: _fqdn, derived, mapsUsernames: _maps, adopt: adopted, drain, ...settings } = sbc;
  const given = Object.entries({
    ...settings,
    ...(drain && { drain }),
    ...(adopted && { adopt: adopted }),
  }).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  if (derived && given.length > 0) {
    return {
      message: `${named(sbc)} is a carrier's derived trunk, so ${given.join(', ')} can't be set here.`,
      allowed: "A derived trunk has fqdn, derived and mapsUsernames; the rest is the carrier's.",
      fix: `remove ${given.join(', ')}, or derived: true if the SBC is yours.`,
    };
  }
  if (drain && sbc.enabled !== undefined) {
    return {
      message: `${named(sbc)} is drained, and enabled is said beside.`,
      allowed: 'drain says it already: a drained SBC is disabled, and enabled again once drain is taken out.',
      fix: 'remove enabled, or drain.',
    };
  }
  if (derived || sbc.port !== undefined) return undefined;
  return {
    message: `${named(sbc)} has no port.`,
    allowed: 'SIP signalling ports are 1-65535; the SBC says which one it uses.',
    fix: 'add port, e.g. port: 5061.',
  };
};

/** A derived trunk's settings are the carrier's. */
const related = relationsOf('Sbc', declared, (sbc: Omit<Fields, 'drainFor'>) => !sbc.derived);

/** How long a drain takes may be said before there is one, e.g. in a template. */
const relations = ({ value: { drainFor: _, ...value }, issues }: z.core.ParsePayload<Fields>): void =>
  related({ value: { ...value, fqdn: value.fqdn ?? notKnownYet }, issues });

/** An SBC: the end of the SIP trunk that Teams talks to. */
export const sbc = fields.check(worded(carriersOwn), relations).meta({
  description: 'An SBC: the end of the SIP trunk that Teams talks to. Its key is the short name that routes use.',
  examples: ['{ fqdn: 4f9a1.teams.carrier.example, port: 5061 }'],
});
