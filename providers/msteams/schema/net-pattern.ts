import { z } from 'zod';
import { parsePattern } from './pattern/parse.ts';

/** A regular expression that .NET can read; what only our exact analysis can't read passes. */
export const netPattern = () =>
  z
    .string()
    .min(1)
    .superRefine((text, context) => {
      const parsed = parsePattern(text);
      if (!parsed.ok && parsed.reason === 'invalid') {
        context.addIssue({
          code: 'custom',
          message: `"${text}" isn't a regular expression: ${parsed.message}`,
          params: { allowed: 'a regular expression that .NET can read', fix: 'correct it there.' },
        });
      }
    });
