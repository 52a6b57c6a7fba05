import type { CheckFailure } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import { sameName } from '../same-name.ts';

/** Somebody whose sign-in this stack has changed, or may have. */
export interface Changed {
  /** The old name. */
  readonly upn: string;
  readonly name: string;
}

interface Asked {
  readonly signIns: Readonly<Record<string, string>>;
  readonly approvedChanges?: number | undefined;
  readonly approvedReturns?: number | undefined;
}

/** So many at once are everyday work: 5, or 5 % of a larger roster. */
const everyday = (size: number): number => Math.max(5, Math.floor(size * 0.05));

const said = (approved: number | undefined): string =>
  approved === undefined ? '' : ` The tenant file approves ${approved} at most.`;

/** What an interrupted run has done already isn't to do any more, so what is left may be fewer. */
const isApproved = (count: number, approved: number | undefined): boolean => count <= (approved ?? 0);

/** Who loses the new name: not whoever stays in the roster, under that name too. */
const returnsOf = (before: readonly Changed[], { signIns }: Asked): readonly Changed[] => {
  const stays = new Set(Object.keys(signIns).map((upn) => upn.toLowerCase()));
  return before.filter(
    ({ upn, name }) => !sameName(upn, name) && !stays.has(upn.toLowerCase()) && !stays.has(name.toLowerCase()),
  );
};

/**
 * Many sign-ins that change at once may be a column that was filled by mistake; and a person whose sign-in is put back has to learn it a
 * second time. Both need a person's word, given as a count that isn't exceeded.
 */
export const unapprovedSignIns = (before: readonly Changed[], after: Asked): CheckFailure[] => {
  const was = new Map(before.map(({ upn, name }) => [upn.toLowerCase(), name]));
  const changes = Object.entries(after.signIns).filter(
    ([upn, name]) => !sameName(was.get(upn.toLowerCase()) ?? '', name) && !sameName(upn, name),
  );
  const returns = returnsOf(before, after);
  const limit = everyday(Object.keys(after.signIns).length);
  const { approvedChanges, approvedReturns } = after;
  const [change] = changes;
  const [back] = returns;
  return [
    ...(changes.length <= limit || isApproved(changes.length, approvedChanges) || change === undefined
      ? []
      : [
          {
            message: `this changes ${changes.length} sign-in names (${change[0]} to ${change[1]} is the first). Is column sip of users.csv meant so?${said(approvedChanges)}`,
            allowed: `Allowed: up to ${limit} at once (5, or 5 % of the roster), or as many as the tenant file approves.`,
            fix: `correct users.csv; or, if this is meant, add to tenant.yaml: approvals: { signIns: { count: ${changes.length}, reason: … } }`,
          },
        ]),
    ...(back === undefined || isApproved(returns.length, approvedReturns)
      ? []
      : [
          {
            message: `this puts ${returns.length === 1 ? 'a sign-in name' : `${returns.length} sign-in names`} back (${back.name} to ${back.upn}${returns.length === 1 ? '' : ' is the first'}).${said(approvedReturns)}`,
            allowed: 'Allowed: as many as the tenant file approves.',
            fix: `mark them again in users.csv (sip: username); or, if this is meant, add to tenant.yaml: approvals: { signInReturns: { count: ${returns.length}, reason: … } }; to leave a sign-in as it is now, write that name into upn and keep the mark`,
          },
        ]),
  ].map((wording) => ({ path: '', reason: formatWording(wording) }));
};
