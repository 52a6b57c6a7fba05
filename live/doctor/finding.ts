import { z } from 'zod';

/** What is looked at, in the order in which it is told. */
const abouts = [
  'tools',
  'identity',
  'tenant',
  'licences',
  'numbers',
  'trunk',
  'ccaip',
  'state',
  'secrets',
  'sbc',
] as const;

/** One answer of the doctor. */
export const findingSchema = z.object({
  about: z.enum(abouts),
  of: z.string().optional().meta({ description: 'Key of the SBC, or sign-in name of the person, whom it is about.' }),
  standing: z.enum(['good', 'bad', "can't tell"]),
  text: z.string().meta({ description: 'The evidence.' }),
  fix: z.string().optional().meta({ description: 'Of what is bad: one action.' }),
  toKnow: z.string().optional().meta({ description: "Of what can't be told from here: what would let it be told." }),
});

export type Finding = Readonly<z.output<typeof findingSchema>>;
export type About = Finding['about'];

export const good = (about: About, text: string): Finding => ({ about, standing: 'good', text });

export const bad = (about: About, text: string, fix: string): Finding => ({ about, standing: 'bad', text, fix });

export const cantTell = (about: About, text: string, toKnow?: string): Finding => ({
  about,
  standing: "can't tell",
  text,
  ...(toKnow !== undefined && { toKnow }),
});

/** The same about one of several. */
export const of = (name: string, { about, ...finding }: Finding): Finding => ({ about, of: name, ...finding });
