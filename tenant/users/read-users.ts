import type { Subject } from '../checks/check.ts';
import { countryOf } from '../countries.ts';
import { givenPolicies } from '../given-policies.ts';
import { kinds } from '../kinds.ts';
import type { Problem, Wording } from '../problem.ts';
import { resolver } from '../resolver.ts';
import { isNoPolicy } from '../schema/given-policy-name.ts';
import { issueFindings } from '../schema/issue-findings.ts';
import type { TenantParts } from '../schema/parse-sections.ts';
import { userRow } from '../schema/user-row.ts';
import type { User } from '../tenant.ts';
import { inboundDomainOf, sipDomainOf } from '../trunk-of.ts';
import { unknownName } from '../unknown-name.ts';
import { activationUpn } from './activation-upn.ts';
import { ccaipProblems, inCcaip } from './ccaip-columns.ts';
import { fewProblems } from './few-problems.ts';
import { normalNumber, numberProblem } from './phone-number.ts';
import type { CsvRow } from './read-csv.ts';
import { repeatedUsers } from './repeated-users.ts';
import { newSignIn, repeatedSignIns, signInProblem } from './sign-in-change.ts';
import { type SipAddressing, sipUri, sipUriHost, sipUriProblem } from './sip-uri.ts';

/** The rows of users.csv as users, each with what its site says, and everything wrong with them. */
export const readUsers = (
  rows: readonly CsvRow[],
  file: string,
  subject: Subject | undefined,
): { readonly users: User[]; readonly problems: Problem[] } => {
  const problems: Problem[] = [];
  const reference = {
    sites: references(subject, 'sites'),
    voiceRoutingPolicies: references(subject, 'voiceRoutingPolicies'),
    dialPlans: references(subject, 'dialPlans'),
  };
  const addressing = addressingOf(subject);
  const sipDomain = subject && sipDomainOf(subject.file);
  const allowing = { allowed: subject?.file.allowSignInChange, mapsUsernames: addressing?.mapsUsernames };
  const listed = subject?.file.groups ?? [];
  const findGroup = resolver(listed.map(({ group }) => group));
  const groupNamed = (typed: string) => listed.find(({ group }) => group === findGroup(typed));
  const users = rows.map((row): User => {
    const wrong = (path: string, wording: Wording | undefined): void => {
      if (wording !== undefined) problems.push({ file, line: row.line, path, ...wording });
    };
    const resolve = (kind: keyof typeof reference, typed: string | undefined, column?: string): string | undefined => {
      const { name, wording } = typed ? reference[kind](typed) : {};
      if (column !== undefined) wrong(column, wording);
      return name;
    };
    const parsed = userRow.safeParse(row.cells, { reportInput: true });
    const {
      upn = '',
      number = '',
      site,
      policy,
      dialPlan,
      callingPolicy,
      emergencyCallRoutingPolicy,
      callerIdPolicy,
      ccaip,
      sip,
    } = row.cells;
    for (const { column, wording } of ccaipProblems(row.cells)) wrong(column, wording);
    const home = subject?.file.sites?.get(site ?? '')?.country ?? subject?.file.country ?? '';
    const findings = parsed.success ? [] : issueFindings(userRow, parsed.error.issues, countryOf(home));
    for (const { path, ...wording } of findings) {
      const column = String(path[0]);
      if (column !== 'number' && !isDescribed(subject, column, row.cells[column])) wrong(column, wording);
    }
    const siteName = resolve('sites', site, 'site');
    const fromSite = siteName === undefined ? undefined : subject?.file.sites?.get(siteName);
    const country = fromSite?.country ?? subject?.file.country;
    wrong('number', numberProblem(number, country === undefined ? undefined : countryOf(country)));
    const signIn = sip === 'username' && sipDomain !== undefined ? newSignIn(upn, sipDomain) : undefined;
    if (signIn !== undefined) wrong('sip', signInProblem({ upn, signIn }, allowing));
    else if (ccaip && addressing) wrong('upn', sipUriProblem(upn, addressing));
    const group = fromSite?.group === undefined ? undefined : groupNamed(fromSite.group);
    const own = {
      voiceRoutingPolicy:
        resolve('voiceRoutingPolicies', policy, 'policy') ?? resolve('voiceRoutingPolicies', fromSite?.policy),
      dialPlan: resolve('dialPlans', dialPlan, 'dialPlan') ?? resolve('dialPlans', fromSite?.dialPlan),
      callingPolicy: callingPolicy || fromSite?.callingPolicy,
      emergencyCallRoutingPolicy: emergencyCallRoutingPolicy || fromSite?.emergencyCallRoutingPolicy,
      callerIdPolicy: callerIdPolicy || fromSite?.callerIdPolicy,
    };
    const ofGroup = {
      voiceRoutingPolicy: resolve('voiceRoutingPolicies', group?.policy),
      dialPlan: resolve('dialPlans', group?.dialPlan),
      callingPolicy: group?.callingPolicy,
      emergencyCallRoutingPolicy: group?.emergencyCallRoutingPolicy,
      callerIdPolicy: group?.callerIdPolicy,
    };
    const byGroup = policyFields.filter((field) => own[field] === undefined && ofGroup[field] !== undefined);
    return {
      upn,
      number: normalNumber(number),
      ...given({
        site: siteName,
        country: fromSite?.country,
        ...Object.fromEntries(policyFields.map((field) => [field, own[field] ?? ofGroup[field]])),
        group: group?.group,
        byGroup: byGroup.length === 0 ? undefined : byGroup,
        ccaip: ccaip || undefined,
        ...(ccaip && inCcaip(row.cells, subject?.file.ucaas?.externalUsers?.newUsers)),
        sipUri:
          ccaip && addressing ? sipUri({ upn: signIn ?? upn, number: normalNumber(number) }, addressing) : undefined,
        signIn,
      }),
      line: row.line,
    };
  });
  // A hundred thousand are more than one call takes as arguments.
  const all = problems.concat(repeatedUsers(users, file), repeatedSignIns(users, activationOf(subject), file));
  return { users, problems: fewProblems(all) };
};

/** What reads as no policy, or as a program prints one, is one all the same where the file has it by that very name. */
const isDescribed = (subject: Subject | undefined, column: string, value = ''): boolean => {
  const { callingPolicies, emergencyCallRoutingPolicies, callerIdPolicies }: Partial<TenantParts> = subject?.file ?? {};
  const sections: Readonly<Record<string, ReadonlyMap<string, unknown> | undefined>> = {
    callingPolicy: callingPolicies,
    emergencyCallRoutingPolicy: emergencyCallRoutingPolicies,
    callerIdPolicy: callerIdPolicies,
  };
  return sections[column]?.has(value) === true;
};

const policyFields = givenPolicies.map(({ field }) => field);

type Kind = 'sites' | 'voiceRoutingPolicies' | 'dialPlans';

/** Looks a name up in the tenant file; if that couldn't be read, nothing can be said of it. */
const references = (subject: Subject | undefined, kind: Kind) => {
  const known = subject?.names[kind];
  const find = resolver(known ?? []);
  return (typed: string): { readonly name?: string; readonly wording?: Wording } => {
    const name = find(typed);
    if (name !== undefined) return { name };
    if (known === undefined) return {};
    const wording = unknownName(typed, known, kinds[kind]);
    return {
      wording: isNoPolicy(typed) ? { ...wording, fix: 'leave it empty, which means what the site says.' } : wording,
    };
  };
};

/** Without the keys that have no value, as JSON would have it. */
const given = <Values extends object>(values: Values): Partial<Values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>;

/** The activation user has a name in the SIP domain, too. */
const activationOf = (subject: Subject | undefined): string | undefined => {
  const name = subject && sipDomainOf(subject.file);
  const activation = subject?.file.sipDomain?.activation;
  return name === undefined || activation === undefined ? undefined : activationUpn(activation.user, name);
};

const addressingOf = (subject: Subject | undefined): SipAddressing | undefined => {
  // A mistake in an SBC may have cost it its mapsUsernames.
  if (subject === undefined || subject.touched(['sbcs'])) return undefined;
  const { sipTrunk, sbcs }: TenantParts = subject.file;
  const [inboundDomain, sipDomain] = [inboundDomainOf(subject.file), sipDomainOf(subject.file)];
  if (inboundDomain === undefined || sipDomain === undefined) return undefined;
  return {
    host: sipUriHost({
      sipTrunk: { inboundDomain, sipUriHost: sipTrunk?.sipUriHost },
      sipDomain: { name: sipDomain },
    }),
    plus: sipTrunk?.plus ?? true,
    sipDomain,
    mapsUsernames: [...(sbcs ?? new Map()).values()].some(({ mapsUsernames }) => mapsUsernames),
  };
};
