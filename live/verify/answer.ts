import { z } from 'zod';
import type { Unknown } from '../known.ts';

/** What is looked at, in the order in which it is told. */
const abouts = [
  'application',
  'redirect URI',
  'secret',
  'consent',
  'link',
  'account',
  'role',
  'user',
  'activation',
  'other users',
  'queues',
  'statuses',
  'presence',
  'test call',
] as const;

/** One answer about the handover. */
export const answerSchema = z.object({
  about: z.enum(abouts),
  of: z.string().optional().meta({ description: 'Sign-in name of the person whom it is about.' }),
  standing: z.enum(['so', 'not so', "can't tell"]),
  text: z.string().meta({ description: 'The evidence.' }),
  fix: z.string().optional().meta({ description: 'Of what is not so: one action.' }),
  toKnow: z.string().optional().meta({ description: "Of what can't be told: what would let it be told." }),
});

export type Answer = Readonly<z.output<typeof answerSchema>>;
export type About = Answer['about'];

export const so = (about: About, text: string): Answer => ({ about, standing: 'so', text });

export const notSo = (about: About, text: string, fix: string): Answer => ({ about, standing: 'not so', text, fix });

export const cantTell = (about: About, text: string, toKnow?: string): Answer => ({
  about,
  standing: "can't tell",
  text,
  ...(toKnow !== undefined && { toKnow }),
});

/** The same about one person. */
export const of = (upn: string, { about, ...answer }: Answer): Answer => ({ about, of: upn, ...answer });

/** What isn't known, as an answer. */
export const untold = (about: About, { why, toKnow }: Unknown): Answer =>
  cantTell(about, `${why}.`.replace(/\.\.$/, '.'), toKnow);
