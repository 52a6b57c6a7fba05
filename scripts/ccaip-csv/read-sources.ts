import { readContext } from '../../live/read-context.ts';
import { readTemplate } from '../../providers/ccaip/bulk/template.ts';
import type { Literals } from '../../providers/ccaip/literals.ts';
import { chooseCcaip, howToMakeToken } from '../../providers/ccaip/place.ts';
import { openRequests } from '../../providers/ccaip/requests.ts';
import { readPeople } from '../../providers/ccaip/users.ts';
import { displayPath } from '../../tenant/display-path.ts';
import type { Problem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { largest, readBytes } from '../../tenant/source/read-text.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type Column, keys } from './columns.ts';
import { standingOfUser } from './from-api.ts';
import type { PersonName } from './planned.ts';
import { readTable, type Table } from './read-table.ts';
import { type Cells, type Standing, standingsOf } from './standing.ts';
import { columnsOfSample, howToGetTemplate, templateProblems } from './template.ts';

/** Which columns there are, and who is in CCAIP. */
export interface Sources {
  readonly columns: readonly Column[];
  readonly people: readonly Standing[];
  /** Names of who isn't there yet, by e-mail address in lower case. */
  readonly newcomers: ReadonlyMap<string, PersonName>;
  /** It is told of them who is an external user, and by what. */
  readonly tellsExternal: boolean;
}

interface From {
  readonly template: string | undefined;
  readonly from: string | undefined;
  readonly literals: Literals;
}

/** Seconds of waiting for a CCAIP that throttles or is down. */
const patienceSeconds = 30;

/** Reads a file that is named, and asks CCAIP's API for what is not; everything that is wrong is told at once. */
export const readSources = async ({ id, app }: Tenant, { template, from, literals }: From): Promise<Sources> => {
  const asked = template === undefined || from === undefined;
  const of = { tenantId: id, redirectDomain: app.redirectDomain };
  const place = asked ? chooseCcaip(of, process.env) : undefined;
  const problems: Problem[] = [];
  const table = (file: string | undefined): Table | undefined => {
    if (file === undefined) return undefined;
    const read = readFile(file);
    problems.push(...read.problems);
    return read.table;
  };
  const [templateTable, peopleTable] = [table(template), table(from)];
  if (template !== undefined && templateTable !== undefined)
    problems.push(...templateProblems(templateTable.columns, displayPath(template)));
  if (from !== undefined && peopleTable !== undefined) problems.push(...peopleProblems(peopleTable, displayPath(from)));
  if (place === undefined) problems.push(...notNamed({ template, from }));
  if (problems.length > 0) throw new ProblemError(...problems);

  const requests = place && openRequests(place, { context: readContext, patienceSeconds });
  const columns = templateTable?.columns ?? (requests && (await columnsByApi(requests))) ?? [];
  if (peopleTable !== undefined) {
    const tells = [keys.external, keys.sipUri, keys.ucaasName].every((key) =>
      peopleTable.columns.some((one) => one.key === key),
    );
    const all = standingsOf(peopleTable, literals);
    const named = all.filter(isNew).map(({ email, cells }) => [email.toLowerCase(), nameOf(cells)] as const);
    return { columns, people: all.filter((one) => !isNew(one)), newcomers: new Map(named), tellsExternal: tells };
  }
  const users = requests === undefined ? [] : await readPeople(requests, literals);
  return {
    columns,
    people: users.map((user) => standingOfUser(user, columns, literals)),
    newcomers: new Map(),
    tellsExternal: users.every(
      ({ external, sipUri, ucaasName }) => external !== undefined && sipUri !== undefined && ucaasName !== undefined,
    ),
  };
};

/** A word of ours: CCAIP has Active and Inactive. */
const isNew = ({ cells }: Standing): boolean => cells.get(keys.status)?.toLowerCase() === 'new';

const nameOf = (cells: Cells): PersonName => {
  const [first, last] = [cells.get(keys.firstName), cells.get(keys.lastName)];
  return { ...(first !== undefined && { first }), ...(last !== undefined && { last }) };
};

const readFile = (file: string): { readonly table?: Table; readonly problems: readonly Problem[] } => {
  const read = readBytes(file, largest.csv);
  return 'problem' in read ? { problems: [read.problem] } : readTable(read.bytes, displayPath(file));
};

const columnsByApi = async (requests: Parameters<typeof readTemplate>[0]): Promise<readonly Column[]> => {
  const { columns, problems } = columnsOfSample(await readTemplate(requests), "CCAIP's template");
  if (problems.length > 0) throw new ProblemError(...problems);
  return columns;
};

/** A row without an address is nobody; two of one address are nobody knows whom. */
const peopleProblems = ({ columns, rows }: Table, file: string): Problem[] => {
  if (!columns.some(({ key }) => key === keys.email)) {
    return [
      {
        file,
        message: 'The header has no column Email.',
        allowed:
          'Email, First name, Last name, and whatever else CCAIP tells of its users, under the headers of its template.',
        fix: 'export the users of CCAIP again, or write this file by hand.',
      },
    ];
  }
  const first = new Map<string, number>();
  return rows.flatMap(({ line, cells }): Problem[] => {
    const email = cells.get(keys.email);
    if (email === undefined) return [];
    const before = first.get(email.toLowerCase());
    if (before === undefined) {
      first.set(email.toLowerCase(), line);
      return [];
    }
    const message = `"${email}" stands on line ${before} already.`;
    return [
      { file, line, path: 'Email', message, allowed: 'A user has one row.', fix: 'remove the row that is untrue.' },
    ];
  });
};

const file = 'npm run ccaip-csv';

const notNamed = ({ template, from }: Pick<From, 'template' | 'from'>): Problem[] => [
  ...(template === undefined
    ? [
        {
          file,
          path: '--template',
          message: "no template is named, and TRUNKLINE_CCAIP_TOKEN isn't set.",
          allowed: "The columns are those of the tenant's own template: they differ by what CCAIP has switched on.",
          fix: howToGetTemplate,
        },
      ]
    : []),
  ...(from === undefined
    ? [
        {
          file,
          path: '--from',
          message: "nobody is named who is in CCAIP, and TRUNKLINE_CCAIP_TOKEN isn't set.",
          allowed:
            'Every row has first and last name, and keeps what the user has: a CSV with Email, First name, Last name, and what else is known, under the headers of the template. Whoever is in no row of it, or has New under Status, is new.',
          fix: `write that file and name it: --from <file>; or ${howToMakeToken}`,
        },
      ]
    : []),
];
