import { z } from 'zod';
import type { Wording } from '../problem.ts';
import { userPrincipalName } from '../users/user-principal-name.ts';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { name } from './name.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const audioPath = /^[\w-][\w .-]*(?:\/[\w-][\w .-]*)*\.(?:wav|mp3|wma)$/i;

const judgePath = (value: string): Wording | undefined =>
  audioPath.test(value)
    ? undefined
    : {
        message: `"${value}" isn't the path of an audio file in the tenant's folder.`,
        allowed:
          'A WAV, MP3 or WMA file beside tenant.yaml or in a folder below; the path has letters, digits, blanks, . - _ and /.',
        fix: 'write e.g. sounds/gone.wav.',
      };

const targets = ['user', 'account', 'announcement'] as const;

const fields = block({
  name: name.meta({
    description: "The treatment's name, unique in the tenant. A change replaces the treatment. @teams Identity",
    examples: ['Leavers'],
  }),
  pattern: text().meta({
    description:
      ".NET regular expression over the called number, in single quotes. Begin with ^ and end with $, and take numbers of your own alone: users can't call any other number that it takes. @teams Pattern",
    examples: ['^\\+3120555\\d{4}$'],
  }),
  user: userPrincipalName.optional().meta({
    description: 'The sign-in name of a person whom such calls ring. @teams Target',
    examples: ['reception@contoso.com'],
  }),
  account: userPrincipalName.optional().meta({
    description: 'The sign-in name of the resource account of an auto attendant or a call queue. @teams Target',
    examples: ['attendant@contoso.com'],
  }),
  announcement: text()
    .check(worded(judgePath as (value: unknown) => Wording | undefined))
    .optional()
    .meta({
      description:
        "The path, in the tenant's folder, of an audio file that is played to the caller once: WAV (PCM), MP3 or WMA, at most 5 MB. up sends it to Teams. @teams Target",
      examples: ['sounds/gone.wav'],
    }),
  description: description({ marked: true }),
  adopt: adopt(),
});

const oneTarget = (treatment: z.output<typeof fields>): Wording | undefined => {
  const typed = targets.filter((target) => treatment[target] !== undefined);
  if (typed.length === 1) return undefined;
  return {
    message:
      typed.length === 0
        ? `"${treatment.name}" says nowhere where such calls end.`
        : `"${treatment.name}" says ${typed.join(' and ')}.`,
    allowed: 'One of user, account and announcement.',
    fix: typed.length === 0 ? 'add one of them.' : 'remove what is not meant.',
  };
};

/** A treatment of unassigned numbers: where calls to numbers that nobody holds end. */
export const treatment = fields.check(worded(oneTarget)).meta({
  description: 'A treatment of unassigned numbers: where calls to numbers that nobody holds end.',
  examples: ["{ name: Leavers, pattern: '^\\+3120555\\d{4}$', user: reception@contoso.com }"],
});

/** Treatments in order of trial. */
export const unassignedNumbers = z.array(treatment).meta({
  description:
    'Where calls to numbers that nobody holds end, those that come in and those that go out, before any voice route: treatments in order of trial, of which the first whose pattern takes the number decides. Those of others in the tenant are left as they are. https://learn.microsoft.com/microsoftteams/routing-calls-to-unassigned-numbers',
  examples: ["[{ name: Leavers, pattern: '^\\+3120555\\d{4}$', user: reception@contoso.com }]"],
});
