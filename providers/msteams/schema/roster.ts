import { z } from 'zod';
import { field } from './field.ts';

const upn = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A map from user to one plain string. Entra compares sign-in names without case, so each may stand once. */
export const roster = <Value extends z.ZodType<string>>(value: Value) =>
  z.record(z.string(), value).superRefine((entries, context) => {
    const seen = new Map<string, string>();
    const refuse = (name: string, what: string, allowed: string, fix: string) =>
      context.addIssue({ code: 'custom', path: [name], message: `"${name}" ${what}.`, params: { allowed, fix } });
    for (const name of Object.keys(entries)) {
      const other = seen.get(name.toLowerCase());
      if (!upn.test(name)) {
        refuse(name, "isn't a sign-in name", 'a name such as ada@contoso.com', 'correct it.');
      } else if (other !== undefined) {
        refuse(name, `is the same user as "${other}"`, 'each user once, whatever the case', 'remove one of them.');
      }
      seen.set(name.toLowerCase(), name);
    }
  });

/** The other name of users whose sign-in the same program changes: whoever is found by either is meant. */
export const alsoCalled = () =>
  field(z.string().optional(), {
    description:
      'Sign-in names, a line each, and behind them the one that UserSignIns gives: users of this roster who are found under either, whether it has been changed already or not.',
    allowed: 'lines of two sign-in names',
  });

/** What each of a roster's users has, in the lines in which it is asked: the engine prints the difference of the two. */
export const rosterValues = (what: string) =>
  field(z.string().optional(), {
    description: `What each user has, a line for each: sign-in name and ${what}.`,
    allowed: 'lines',
  });

/** What a roster knows of its users at the end of a run. */
export const rosterUsers = () =>
  field(z.string(), {
    description:
      'What is known of each user, a line for each: sign-in name, Entra object id, `made` by this stack, `found` there before it, or `pending` (asked for, its end not known), and the number or policy.',
    allowed: 'lines',
  });
