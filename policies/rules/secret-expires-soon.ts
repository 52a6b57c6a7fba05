import { lastWholeDay } from '../../tenant/secret-end.ts';
import type { ResourceRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

const warnDays = 60;
const dayMilliseconds = 86_400_000;

/** The secret in use has 60 days left: the linked one, or the newest where no link is confirmed. Its own end counts, not the file's. */
export const secretExpiresSoon: ResourceRule = {
  name: ruleName(import.meta.filename),
  about: 'resource',
  rule: `The client secret that CCAIP uses has ${warnDays} days left.`,
  why: 'when it ends, CCAIP no longer sees who is free and offers calls to people who are busy or gone.',
  types: ['azuread:index/applicationPassword:ApplicationPassword'],
  check: ({ props: { displayName, endDate } }, { tenant: { app, ucaas }, today }) => {
    const newest = app.secrets.at(-1)?.name;
    const used = app.secrets.find(({ name }) => name === ucaas.linked?.secret)?.name ?? newest;
    if (displayName !== used || typeof endDate !== 'string') return [];
    const last = lastWholeDay(endDate);
    const days = Math.round((Date.parse(last) - Date.parse(today)) / dayMilliseconds);
    if (days >= warnDays) return [];
    const left = days < 0 ? 'has ended' : `has ${days} days left`;
    return [
      {
        what: `Secret ${used} ${left}: its last day is ${last}.`,
        fix:
          newest === used
            ? 'add a generation under app.secrets, run up, and link it in CCAIP.'
            : `link ${newest} in CCAIP and write it under ucaas.linked.`,
      },
    ];
  },
};
