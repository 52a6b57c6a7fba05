import type { CheckFailure } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import { everyday } from '../external-user-removals/approval.ts';
import type { Plan } from './plan.ts';
import { isSamePlace } from './value.ts';

const said = (approved: number | undefined): string =>
  approved === undefined ? '' : ` The tenant file approves ${approved} at most.`;

const allowed = (limit: number): string =>
  `Allowed: up to ${limit} at once (5, or 5 % of the roster), or as many as the tenant file approves.`;

type Values = Readonly<Record<string, string>>;

/** A wrong host or column changes everybody's place at once, and calls go there: it needs a person's word. */
export const unapprovedPlaces = (
  before: Values,
  asked: Values,
  { approvedChanges }: { readonly approvedChanges?: number | undefined },
): CheckFailure[] => {
  const [first, ...others] = Object.entries(asked).flatMap(([email, to]) => {
    const from = before[email];
    return from === undefined || isSamePlace(from, to) ? [] : [email];
  });
  const count = others.length + 1;
  const limit = everyday(Object.keys(asked).length);
  if (first === undefined || count <= limit || count <= (approvedChanges ?? 0)) return [];
  return [
    {
      path: '',
      reason: formatWording({
        message: `this changes the SIP URIs of ${count} users of CCAIP (${first} is the first). Are the numbers, and sipTrunk.sipUriHost, meant so?${said(approvedChanges)}`,
        allowed: allowed(limit),
        fix: `correct the files; or, if this is meant, add to tenant.yaml: approvals: { externalUsers: { count: ${count}, reason: … } }`,
      }),
    },
  ];
};

/** Each new user gets an e-mail that nobody can call back. Undefined where that is approved, or everyday work. */
export const unapprovedNew = (
  { met, steps, problems }: Pick<Plan, 'met' | 'steps' | 'problems'>,
  approvedNew: number | undefined,
): { readonly message: string; readonly fix: string } | undefined => {
  const made = steps.flatMap(({ email, user }) => (user === undefined ? [email] : [])).toSorted();
  const limit = everyday(met.length + steps.length + problems.size);
  if (made.length <= limit || made.length <= (approvedNew ?? 0)) return undefined;
  return {
    message: `this makes ${made.length} users in CCAIP (${made[0]} is the first), and each gets an activation e-mail. Are their addresses in CCAIP those of users.csv?${said(approvedNew)}\n  ${allowed(limit)}`,
    fix: `correct ccaipEmail in users.csv; or, if this is meant, add to tenant.yaml: approvals: { newExternalUsers: { count: ${made.length}, reason: … } }`,
  };
};
