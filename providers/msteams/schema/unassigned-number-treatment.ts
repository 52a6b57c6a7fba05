import { z } from 'zod';
import { describedKind } from './declaration/described-kind.ts';
import { byCode, ours, printedByCode, value } from './declaration/fields.ts';
import { field } from './field.ts';
import { distinctNames, teamsName } from './name.ts';
import { netPattern } from './net-pattern.ts';

/** Where a call to a number that nobody holds may end. */
const targetTypes = ['User', 'ResourceAccount', 'Announcement'] as const;

const declared = describedKind({
  name: 'UnassignedNumberTreatment',
  noun: 'treatment of unassigned numbers',
  one: 'a treatment',
  description:
    'A treatment of unassigned numbers: where calls to numbers that nobody holds end, those that come in and those that go out.',
  details:
    'Teams looks at treatments only when nobody in the tenant holds the called number, and before any voice route: a pattern that takes numbers outside of the tenant keeps its users from calling them. The audio file of an announcement is sent to Teams once for each content, and goes when no treatment plays it.',
  example: `const name = 'Leavers';
new UnassignedNumberTreatment('leavers', {
  name,
  pattern: '^\\\\+3120555\\\\d{4}$',
  targetType: 'User',
  target: 'reception@contoso.com',
  trialOrder: [name],
}, { provider });`,
  cmdletNoun: 'CsTeamsUnassignedNumberTreatment',
  identity: 'name',
  fields: {
    name: byCode(teamsName(), {
      description: 'Name of the treatment, and its identity in Teams. A change of case alone replaces nothing.',
      allowed: 'a name without blanks around it',
      replaces: true,
      teams: 'Identity',
      comparison: 'value',
    }),
    pattern: value(netPattern(), {
      description:
        'Regular expression, as .NET reads it, that the called number must match; begin with ^ and end with $.',
      allowed: 'a .NET regular expression',
      teams: 'Pattern',
    }),
    targetType: value(z.enum(targetTypes), {
      description:
        'What takes the call: a person (User), the account of an auto attendant or a call queue (ResourceAccount), or an audio file that is played once (Announcement).',
      allowed: targetTypes.join(', '),
      teams: 'TargetType',
    }),
    target: printedByCode(z.string().min(1), z.string(), {
      description:
        'Who or what it is: the sign-in name of the user or resource account, or the path of the audio file below the folder of tenants. Teams keeps an id.',
      allowed: 'a sign-in name, or the path of a WAV, MP3 or WMA file of at most 5 MB',
      teams: 'Target',
      comparison: 'value',
    }),
    sha256: ours(
      z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      {
        description: 'SHA-256 of the audio file in hexadecimal digits: another one sends the file anew.',
        allowed: '64 hexadecimal digits in lower case, for an Announcement',
      },
    ),
    trialOrder: printedByCode(distinctNames(), z.number(), {
      description:
        "Our treatments, this one included, in the order in which Teams tries them. Teams' TreatmentPriority is derived from it; other people's treatments are never renumbered.",
      allowed: "names of treatments in order of trial, this one's own among them, each once",
      teams: 'TreatmentPriority',
      comparison: 'names',
    }),
  },
  check: (treatment, refuse) => {
    if (!treatment.trialOrder.some((name) => name.toLowerCase() === treatment.name.toLowerCase())) {
      refuse(['trialOrder'], `"${treatment.name}" isn't in its own order of trial.`, {
        allowed: "this treatment's own name among those it is tried with",
        fix: 'add it where it is to be tried.',
      });
    }
    if ((treatment.targetType === 'Announcement') !== (treatment.sha256 !== undefined)) {
      refuse(['sha256'], 'sha256 stands for the content of an audio file, and goes with an Announcement alone.', {
        allowed: 'sha256 with targetType Announcement, and with no other',
        fix: 'add it to an announcement, or remove it.',
      });
    }
  },
});

/** A treatment of unassigned numbers: where calls to numbers that nobody holds end. */
export const unassignedNumberTreatment = {
  ...declared,
  state: declared.state.extend({
    targetId: field(z.string().optional(), {
      description:
        "Teams' id of the target: the object id of the user or resource account, or the id of the audio file.",
      allowed: 'a GUID',
    }),
  }),
};

export type UnassignedNumberTreatmentArgs = z.output<typeof declared.args>;
