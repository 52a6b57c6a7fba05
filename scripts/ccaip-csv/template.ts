import { listing } from '../../tenant/listing.ts';
import { portalUsers } from '../../tenant/portal-users.ts';
import type { Problem } from '../../tenant/problem.ts';
import { type Column, columnOf, headerOf, keys } from './columns.ts';

/** How a person gets the template, as BUM-UI has it. */
export const howToGetTemplate = `download it in the CCAIP portal (${portalUsers} > Bulk user management > Upload users > Template, bulk_user_manage_template.csv) and name it: --template <file>.`;

/** Without these nobody becomes an external user: the guide's three, and what is required on every row (DOC bulk-user-management-api). */
const needed = [
  [keys.email, 'Email'],
  [keys.firstName, 'First name'],
  [keys.lastName, 'Last name'],
  [keys.external, 'External User'],
  [keys.sipUri, 'External SIP URI'],
  [keys.ucaasName, 'UCaaS username'],
] as const;

/** What is wrong with a template's header. */
export const templateProblems = (columns: readonly Column[], file: string): Problem[] => {
  const missing = needed.filter(([key]) => !columns.some((one) => one.key === key)).map(([, header]) => header);
  const nameless = columns.some(({ key }) => key === '');
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            file,
            message: `The header has no column ${listing(missing)}.`,
            allowed:
              "The guide: older files lack the three columns of UCaaS; a role of the portal may hide columns that it mustn't edit.",
            fix: howToGetTemplate,
          },
        ]),
    ...(nameless
      ? [
          {
            file,
            message: 'A column of the header has no name.',
            allowed: 'CCAIP takes the columns of its template, in their order.',
            fix: howToGetTemplate,
          },
        ]
      : []),
  ];
};

/** What the API's template says, see providers/ccaip/bulk/template.ts. */
export interface Sample {
  /** Keys of a record, in their order. */
  readonly keys: readonly string[];
  readonly roles: readonly string[];
  readonly teams: readonly string[];
}

/**
 * The header that the API's template stands for: its keys in their order, roles and teams by their names. Which header the portal's own file
 * has for a key is known from one tenant (OBS), so a key that isn't known is refused, never left out.
 */
export const columnsOfSample = (
  { keys: all, roles, teams }: Sample,
  file: string,
): { readonly columns: readonly Column[]; readonly problems: readonly Problem[] } => {
  const unknown: string[] = [];
  const columns = all.flatMap((key): Column[] => {
    if (key === 'roles') return roles.map((name) => columnOf(`Role: ${name}`));
    if (key === 'teams') return teams.map((name) => columnOf(`Team: ${name}`));
    const header = headerOf(key);
    if (header === undefined) unknown.push(key);
    return header === undefined ? [] : [columnOf(header)];
  });
  if (unknown.length === 0) return { columns, problems: templateProblems(columns, file) };
  return {
    columns,
    problems: [
      {
        file,
        message: `CCAIP's template has ${listing(unknown)}, of which nobody has published the header.`,
        allowed: 'A CSV has the columns of the template that the portal offers, in the same order.',
        fix: howToGetTemplate,
      },
    ],
  };
};
