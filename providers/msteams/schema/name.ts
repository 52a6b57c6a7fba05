import { z } from 'zod';

/** A name as Teams shows it: something, without blanks around it. */
export const teamsName = () => z.string().regex(/^\S(.*\S)?$/);

/** The name of a policy or dial plan of the tenant's own; the Global one is never written from a program. */
export const ownPolicyName = () =>
  teamsName().superRefine((name, context) => {
    if (name.toLowerCase() === 'global' || name.toLowerCase().startsWith('tag:')) {
      context.addIssue({
        code: 'custom',
        message: `"${name}" isn't a name of the tenant's own.`,
        params: { allowed: 'any name but Global, without "Tag:"', fix: 'choose a name of your own.' },
      });
    }
  });

/** Names in an order that means something, each once; Teams compares names without case. */
export const distinctNames = () =>
  z.array(teamsName()).superRefine((names, context) => {
    const seen = new Set<string>();
    names.forEach((name, index) => {
      if (seen.has(name.toLowerCase())) {
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `"${name}" is listed twice.`,
          params: { allowed: 'each name once; Teams compares names without case', fix: 'remove one of them.' },
        });
      }
      seen.add(name.toLowerCase());
    });
  });
