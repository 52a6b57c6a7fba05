import { kinds } from '../checks/references.ts';
import { countryOf } from '../countries.ts';
import type { Names } from '../names.ts';
import type { Problem, Wording } from '../problem.ts';
import { resolver } from '../resolver.ts';
import { issueFindings } from '../schema/issue-findings.ts';
import type { TenantFile } from '../schema/tenant-file.ts';
import { userRow } from '../schema/user-row.ts';
import type { User } from '../tenant.ts';
import { unknownName } from '../unknown-name.ts';
import { normalNumber, numberProblem } from './phone-number.ts';
import type { CsvRow } from './read-csv.ts';
import { type SipAddressing, sipUri, sipUriProblem } from './sip-uri.ts';

/** The rows of users.csv as users, each with what its site says, and everything wrong with them. */
export const readUsers = (
  rows: readonly CsvRow[],
  file: string,
  tenant: Partial<TenantFile>,
  names: Names,
): { readonly users: User[]; readonly problems: Problem[] } => {
  const problems: Problem[] = [];
  const find = {
    sites: resolver(names.sites),
    voiceRoutingPolicies: resolver(names.voiceRoutingPolicies),
    dialPlans: resolver(names.dialPlans),
  };
  const country = tenant.country === undefined ? undefined : countryOf(tenant.country);
  const addressing = addressingOf(tenant);
  const upns = new Map<string, number>();
  const numbers = new Map<string, { line: number; upn: string }>();
  const users = rows.map((row): User => {
    const wrong = (path: string, wording: Wording | undefined): void => {
      if (wording !== undefined) problems.push({ file, line: row.line, path, ...wording });
    };
    const parsed = userRow.safeParse(row.cells, { reportInput: true });
    for (const { path, ...wording } of parsed.success ? [] : issueFindings(userRow, parsed.error.issues))
      wrong(String(path[0]), wording);
    const { upn = '', number = '', site = '', policy = '', dialPlan = '', callingPolicy = '', ccaip = '' } = row.cells;
    const named = (kind: keyof typeof find, column: string, typed: string): string | undefined => {
      const found = typed === '' ? undefined : find[kind](typed);
      if (typed !== '' && found === undefined) wrong(column, unknownName(typed, names[kind], kinds[kind]));
      return found;
    };
    const firstLine = upns.get(upn.toLowerCase());
    if (firstLine !== undefined && upn !== '') wrong('upn', twice(upn, firstLine));
    else upns.set(upn.toLowerCase(), row.line);
    if (number !== '') {
      wrong('number', numberProblem(number, country));
      const holder = numbers.get(number.toLowerCase());
      if (holder === undefined) numbers.set(number.toLowerCase(), { line: row.line, upn });
      else if (holder.upn.toLowerCase() !== upn.toLowerCase()) wrong('number', taken(number, holder));
    }
    if (ccaip !== '' && addressing !== undefined) wrong('upn', sipUriProblem(upn, addressing));
    const siteName = named('sites', 'site', site);
    const fromSite = siteName === undefined ? undefined : tenant.sites?.get(siteName);
    const values = {
      site: siteName,
      voiceRoutingPolicy:
        named('voiceRoutingPolicies', 'policy', policy) ?? resolved(find.voiceRoutingPolicies, fromSite?.policy),
      dialPlan: named('dialPlans', 'dialPlan', dialPlan) ?? resolved(find.dialPlans, fromSite?.dialPlan),
      callingPolicy: callingPolicy === '' ? fromSite?.callingPolicy : callingPolicy,
      ccaip: ccaip === '' ? undefined : ccaip,
      sipUri:
        ccaip === '' || addressing === undefined
          ? undefined
          : sipUri({ upn, number: normalNumber(number) }, addressing),
    };
    return { upn, number: normalNumber(number), ...given(values), line: row.line };
  });
  return { users, problems };
};

const resolved = (find: (typed: string) => string | undefined, typed: string | undefined): string | undefined =>
  typed === undefined ? undefined : find(typed);

/** Without the keys that have no value, as JSON would have it. */
const given = <Values extends object>(values: Values): Partial<Values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>;

const addressingOf = ({ sipTrunk, sipDomain, sbcs }: Partial<TenantFile>): SipAddressing | undefined =>
  sipTrunk === undefined || sipDomain === undefined || sbcs === undefined
    ? undefined
    : {
        inboundDomain: sipTrunk.inboundDomain,
        plus: sipTrunk.plus,
        sipDomain: sipDomain.name,
        mapsUsernames: [...sbcs.values()].some(({ mapsUsernames }) => mapsUsernames),
      };

const twice = (upn: string, line: number): Wording => ({
  message: `"${upn}" stands on line ${line} already.`,
  allowed: 'A user has one row; UPNs ignore case.',
  fix: 'remove one of the two rows.',
});

const taken = (number: string, holder: { line: number; upn: string }): Wording => ({
  message: `"${number}" is the number of ${holder.upn} on line ${holder.line} already.`,
  allowed: 'A number belongs to one user; the same number with another ;ext= is another.',
  fix: 'give one of the two another number.',
});
