import { z } from 'zod';

/** People, as every part of a review names them. */
export const upns = z.array(z.string()).meta({
  description:
    'User principal names; `members of group CC`, `people with Global policies`: people whom no file names, with what is taken of them in brackets.',
});
export const text = (description: string) => z.string().meta({ description });
