import { describe, expect, it } from 'vitest';
import { type Files, onlyProblem } from '../a-tenant-folder.ts';

const cases: readonly [sentence: string, sections: Files['sections'], problem: string][] = [
  [
    'a secret lives at most 24 months from the first of its month',
    {
      app: 'app: { redirectDomain: https://contoso.ccaip.example, secrets: [{ name: 2026-11, expires: 2028-11-02 }] }',
    },
    `stacks/contoso/tenant.yaml: app.secrets[0].expires: "2028-11-02" is more than 24 months after the first of 2026-11.
  At most 2028-11-01: the client secret of CCAIP's application lives 24 months.
  Fix: write 2028-11-01 or earlier.`,
  ],
  [
    'one whose month has not begun lives at most 24 months from today',
    {
      app: 'app: { redirectDomain: https://contoso.ccaip.example, secrets: [{ name: 2026-12, expires: 2028-12-01 }] }',
    },
    `stacks/contoso/tenant.yaml: app.secrets[0].expires: "2028-12-01" is more than 24 months after today, 2026-11-22, since 2026-12 has not begun.
  At most 2028-11-22: the client secret of CCAIP's application lives 24 months.
  Fix: write 2028-11-22 or earlier, or name the secret after this month.`,
  ],
  [
    'a secret expires after it is made',
    {
      app: 'app: { redirectDomain: https://contoso.ccaip.example, secrets: [{ name: 2026-11, expires: 2026-11-01 }] }',
    },
    `stacks/contoso/tenant.yaml: app.secrets[0].expires: "2026-11-01" is before the secret is made, 2026-11.
  A secret is named after its month, and expires later.
  Fix: correct the date or the name.`,
  ],
  [
    'its name says when it is made',
    { app: 'app: { redirectDomain: https://contoso.ccaip.example, secrets: [{ name: first, expires: 2028-10-31 }] }' },
    `stacks/contoso/tenant.yaml: app.secrets[0].name: "first" doesn't say when the secret is made.
  A secret is named after its month, e.g. 2026-11; a second one in that month 2026-11b.
  Fix: name it after the month in which it is made.`,
  ],
  [
    'a day exists',
    {
      app: 'app: { redirectDomain: https://contoso.ccaip.example, secrets: [{ name: 2026-11, expires: 2027-02-30 }] }',
    },
    `stacks/contoso/tenant.yaml: app.secrets[0].expires: "2027-02-30" is no day of the calendar.
  Dates are year-month-day.
  Fix: write it like 2028-10-31.`,
  ],
  [
    'generations differ in name',
    {
      app: 'app: { redirectDomain: https://contoso.ccaip.example, secrets: [{ name: 2026-11, expires: 2028-10-01 }, { name: 2026-11, expires: 2028-10-31 }] }',
    },
    `stacks/contoso/tenant.yaml: app.secrets[1].name: "2026-11" stands at app.secrets[0].name already.
  Each generation of the secret has a name of its own.
  Fix: add a letter, e.g. 2026-11b.`,
  ],
  [
    'there is one',
    { app: 'app: { redirectDomain: https://contoso.ccaip.example, secrets: [] }' },
    `stacks/contoso/tenant.yaml: app.secrets: The list is empty.
  Generations of the client secret. To rotate, add one, link it in CCAIP, then remove the old one.
  Fix: write e.g. secrets: [{ name: 2026-11, expires: 2028-10-31 }].`,
  ],
];

describe('secrets', () => {
  it.each(cases)('%s', (_, sections, problem) => {
    expect(onlyProblem({ sections })).toBe(problem);
  });
});
