import type { TenantRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

const warnDays = 60;
const dayMilliseconds = 86_400_000;

/** The secret in use has 60 days left: the linked one, or the newest where no link is confirmed. */
export const secretExpiresSoon: TenantRule = {
  name: ruleName(import.meta.filename),
  about: 'tenant',
  rule: `The client secret that CCAIP uses has ${warnDays} days left.`,
  why: 'when it ends, CCAIP no longer sees who is free and offers calls to people who are busy or gone.',
  check: ({ tenant: { app, ucaas }, today }) => {
    const newest = app.secrets.toSorted((a, b) => (a.expires < b.expires ? -1 : 1)).at(-1);
    const used = app.secrets.find(({ name }) => name === ucaas.linked?.secret) ?? newest;
    if (used === undefined) return [];
    const days = Math.round((Date.parse(used.expires) - Date.parse(today)) / dayMilliseconds);
    if (days >= warnDays) return [];
    const left = days < 0 ? 'has ended' : `has ${days} days left`;
    return [
      {
        what: `Secret ${used.name} ${left}: it ends on ${used.expires}.`,
        fix:
          newest === undefined || newest === used
            ? 'add a generation under app.secrets, run up, and link it in CCAIP.'
            : `link ${newest.name} in CCAIP and write it under ucaas.linked.`,
      },
    ];
  },
};
