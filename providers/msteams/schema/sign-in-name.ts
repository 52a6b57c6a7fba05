import { z } from 'zod';

/** A sign-in name (user principal name), as Entra shows it. */
export const signInName = () =>
  z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$/)
    .meta({ examples: ['reception@contoso.com'] });
