import { z } from 'zod';
import type { Unknown } from './known.ts';

/** One of three answers about something: as it should be, not so with what to do, or not known with what would let it be known. */
export interface AnswerAbout<About extends string, Standing extends string> {
  readonly about: About;
  /** Which one of several it is about. */
  readonly of?: string | undefined;
  readonly standing: Standing;
  /** The evidence. */
  readonly text: string;
  readonly fix?: string | undefined;
  readonly toKnow?: string | undefined;
}

const cantTell = "can't tell";

/** How answers are made whose good one is `yes`, and whose bad one is `no`. `ofWhom` says what `of` names. */
export const answers = <const About extends string, const Yes extends string, const No extends string>(
  abouts: readonly About[],
  { yes, no, ofWhom }: { readonly yes: Yes; readonly no: No; readonly ofWhom: string },
) => {
  type Answer = AnswerAbout<About, Yes | No | typeof cantTell>;
  const standings = [yes, no, cantTell] as const;
  const unknown = (about: About, text: string, toKnow?: string): Answer => ({
    about,
    standing: cantTell,
    text,
    ...(toKnow !== undefined && { toKnow }),
  });
  return {
    /** In the order in which they are counted. */
    standings,
    schema: z.object({
      about: z.enum(abouts),
      of: z.string().optional().meta({ description: ofWhom }),
      standing: z.enum(standings),
      text: z.string().meta({ description: 'The evidence.' }),
      fix: z
        .string()
        .optional()
        .meta({ description: `Of what is ${no}: one action.` }),
      toKnow: z
        .string()
        .optional()
        .meta({ description: "Of what can't be told from here: what would let it be told." }),
    }),
    yes: (about: About, text: string): Answer => ({ about, standing: yes, text }),
    no: (about: About, text: string, fix: string): Answer => ({ about, standing: no, text, fix }),
    cantTell: unknown,
    /** What couldn't be read. */
    untold: (about: About, { why, toKnow }: Unknown): Answer => unknown(about, `${why}.`.replace(/\.\.$/, '.'), toKnow),
    /** The same about one of several. */
    of: (name: string, { about, ...answer }: Answer): Answer => ({ about, of: name, ...answer }),
  };
};
