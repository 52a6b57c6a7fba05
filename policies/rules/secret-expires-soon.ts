import { lastWholeDay } from '../../tenant/secret-end.ts';
import { secretEnd, usedSecret, warnDays } from '../../tenant/secret-ends.ts';
import type { ResourceRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

/** The secret in use has 60 days left: the linked one, or the newest where no link is confirmed. Its own end counts, not the file's. */
export const secretExpiresSoon: ResourceRule = {
  name: ruleName(import.meta.filename),
  about: 'resource',
  rule: `The client secret that CCAIP uses has ${warnDays} days left.`,
  why: 'when it ends, CCAIP no longer sees who is free and offers calls to people who are busy or gone.',
  types: ['azuread:index/applicationPassword:ApplicationPassword'],
  check: ({ props: { displayName, endDate } }, { tenant, today }) => {
    if (displayName !== usedSecret(tenant)?.name || typeof endDate !== 'string') return [];
    const end = secretEnd(tenant, today, lastWholeDay(endDate));
    return end === undefined ? [] : [{ what: end.what, fix: end.fix }];
  },
};
