import type { ResourceRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

const years = 2;

/** No client secret lives longer than 24 months from the day of the run. */
export const secretLifetime: ResourceRule = {
  name: ruleName(import.meta.filename),
  about: 'resource',
  rule: 'No client secret lives longer than 24 months.',
  why: 'who gets hold of a secret can read users and presence for as long as it lives, and a secret that nobody renews is forgotten.',
  types: ['azuread:index/applicationPassword:ApplicationPassword'],
  check: ({ name, props: { endDate } }, { today }) => {
    const last = `${Number(today.slice(0, 4)) + years}${today.slice(4)}`;
    const fix = `let it end on ${last} or earlier, by expires under app.secrets in tenant.yaml.`;
    if (typeof endDate !== 'string') return [{ what: `${name} doesn't say when it ends.`, fix }];
    const end = endDate.slice(0, 10);
    return end > last ? [{ what: `${name} ends on ${end}, more than 24 months from ${today}.`, fix }] : [];
  },
};
