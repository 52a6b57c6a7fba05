import { visibleLine } from '../../providers/kit/visible-text.ts';
import { portalUsers } from '../../tenant/portal-users.ts';
import type { Plan, PlannedRow } from './planned.ts';

/** What a person reads of a plan: a line for each row, then what isn't in the file. */
export const planLines = (tenant: string, { rows, same, tellsExternal, notes }: Plan): string[] => {
  const people = rows.filter(({ action }) => action === 'new').length;
  return [
    `${tenant}: ${rows.length === 0 ? nothing(notes) : `${counted(rows.length, 'row')} for CCAIP's bulk user management`}.`,
    ...rows.map(({ action, text }) => `  ${action}: ${text}`),
    ...(people === 0
      ? []
      : [
          `  ${people === 1 ? '1 person gets' : `${people} people get`} an activation e-mail of CCAIP when the file is processed.`,
        ]),
    ...(same === 0
      ? []
      : [
          `  ${tellsExternal ? 'as it is to be already' : 'confirmed to be as it is to be (no list of users tells it)'}: ${counted(same, 'user')}.`,
        ]),
    ...notes.map((note) => `  ${note}`),
  ].map(visibleLine);
};

const nothing = (notes: readonly string[]): string =>
  notes.length === 0 ? 'nothing is left to upload' : 'no row to upload; what this file does not do is told below';

/** How a file that is written goes on. */
export const nextLines = (
  tenant: string,
  file: string,
  rows: readonly PlannedRow[],
  assumed: readonly string[],
): string[] => {
  const doubts = [
    ...assumed,
    ...(rows.some(({ action }) => action === 'clear' || action === 'deactivate')
      ? [
          'What clears a field of a file isn\'t published: look at whoever is cleared. Where both fields still stand, clear them in the portal, or write the word null by TRUNKLINE_CCAIP_LITERALS=\'{"cleared":null}\' (by "" an empty cell).',
        ]
      : []),
  ];
  return [
    `Written to ${file}. Don't save it by a spreadsheet: SIP URIs that begin with + may be spoilt there. Remove it when it is uploaded: it holds people.`,
    `  next  in the portal: ${portalUsers} > Bulk user management > Upload users: this file, Process; Download Error Log names rows that failed.`,
    ...doubts.map((doubt) => `        ${doubt}`),
    `  then  npm run confirm -- ${tenant}     writes down what stands in CCAIP now`,
  ].map(visibleLine);
};

const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
