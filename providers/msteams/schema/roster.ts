import { z } from 'zod';

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
