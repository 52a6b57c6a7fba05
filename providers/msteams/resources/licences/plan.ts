import type { DirectoryUser } from '../../readiness/directory.ts';
import { licenceNeed, type Problem, supply } from '../../readiness/licence-problem.ts';
import type { Licences } from '../../readiness/licences.ts';
import { teamsProblems } from '../../readiness/readiness-problems.ts';
import { isResourceAccount } from '../../readiness/resource-account.ts';
import { missingPlans } from '../../readiness/service-plans.ts';
import type { TeamsUser } from '../../readiness/teams-users.ts';
import type { Gift } from './gift.ts';
import { asValue, skuOf } from './holdings.ts';
import { share } from './supply.ts';

/** A row of the roster, with what was read of its user. */
export interface Applicant {
  readonly upn: string;
  /** Where the user is, by the files: ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly user?: DirectoryUser | undefined;
  readonly teams?: TeamsUser | undefined;
}

export interface LicencePlan {
  /** Who has all that a number needs, by sign-in name. */
  readonly ready: readonly string[];
  readonly gifts: readonly Gift[];
  /** Who has the licence, which hasn't reached Teams. */
  readonly waiting: readonly Applicant[];
  /** Each with its own message, by sign-in name. */
  readonly refused: ReadonlyMap<string, Problem>;
  /** All whose licence is missing, by object id. */
  readonly unlicensed: ReadonlyMap<string, Problem>;
  /** Told once for all. */
  readonly said?: string;
}

const noLocation = {
  text: 'The user has no usage location, and is synchronised from a directory of the organisation, which alone can set it.',
  fix: 'set the usage location there, let it synchronise, then run up again',
};

const joined = (problems: readonly Problem[]): Problem => ({
  text: problems.map(({ text }) => text).join(' '),
  fix: [...new Set(problems.map(({ fix }) => fix))].join('; '),
});

/** What is to be done about one user. */
type Decision =
  | { readonly is: 'ready' }
  | { readonly is: 'waiting' }
  | { readonly is: 'gift'; readonly gift: Gift }
  /** `unlicensed`: it is a licence that is missing, and not something that licences don't mend. */
  | { readonly is: 'refused'; readonly problem: Problem; readonly unlicensed: boolean };

const refused = (problem: Problem, unlicensed = true): Decision => ({ is: 'refused', problem, unlicensed });

const disabled = {
  text: 'The account is disabled, and is given no licence.',
  fix: 'enable the account, or remove the row from users.csv',
};

/** Nothing is given to whoever couldn't have a number all the same. */
const decide = (applicant: Applicant, user: DirectoryUser, licences: Licences): Decision => {
  const missing = missingPlans(user.assignedPlans ?? []);
  if (missing.length === 0) return { is: 'ready' };
  if (user.accountEnabled === false) return refused(disabled, false);
  const inTheWay = teamsProblems(applicant);
  if (inTheWay.length > 0) return refused(joined(inTheWay), false);
  const { add, problems } = licenceNeed(user, licences);
  const lasting = problems.filter(({ waits }) => waits !== true);
  if (lasting.length > 0) return refused(joined(lasting));
  if (add.length === 0) return { is: 'waiting' };
  const lacks = missing.join(' and no ');
  const { subscriptions } = licences;
  const unbought = add.find((part) => subscriptions?.every((one) => one.skuPartNumber !== part) === true);
  const skuIds = add.flatMap((part) => skuOf(part, subscriptions) ?? []);
  if (unbought !== undefined || skuIds.length < add.length) {
    return refused({ text: `The user has no ${lacks}.`, fix: supply(unbought ?? add[0] ?? '', licences) });
  }
  if (!user.usageLocation && user.onPremisesSyncEnabled === true) return refused(noLocation);
  const { upn, country } = applicant;
  const location = user.usageLocation ? {} : { location: country };
  const gift = { upn, objectId: user.id, user, parts: add, skuIds, value: asValue(add), lacks, ...location };
  return { is: 'gift', gift };
};

/** Who is given what, by what was read. */
export const planLicences = (
  applicants: readonly Applicant[],
  licences: Licences,
  whenShort: 'nothing' | 'whatIsFree',
): LicencePlan => {
  const ready: string[] = [];
  const waiting: Applicant[] = [];
  const wanted: Gift[] = [];
  const refusals = new Map<string, Problem>();
  const unlicensed = new Map<string, Problem>();
  const seen = new Set<string>();
  for (const applicant of applicants) {
    const { upn, user } = applicant;
    // Who isn't in Entra, is no person, or has two rows, is told by whoever gives the numbers.
    if (user === undefined || isResourceAccount(user)) continue;
    const decision = seen.has(user.id) ? ({ is: 'ready' } as const) : decide(applicant, user, licences);
    seen.add(user.id);
    if (decision.is === 'ready') ready.push(upn);
    else if (decision.is === 'waiting') waiting.push(applicant);
    else if (decision.is === 'gift') wanted.push(decision.gift);
    else {
      refusals.set(upn, decision.problem);
      if (decision.unlicensed) unlicensed.set(user.id, decision.problem);
    }
  }
  const { gifts, said, ...shared } = share(wanted, licences.subscriptions, whenShort);
  for (const [{ upn, objectId }, problem] of shared.refused) {
    if (said === undefined) refusals.set(upn, problem);
    unlicensed.set(objectId, problem);
  }
  return { ready, gifts, waiting, refused: refusals, unlicensed, ...(said !== undefined && { said }) };
};
