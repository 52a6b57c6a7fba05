import type { Rows } from '../../store.ts';
import type { Switches } from '../../switches.ts';
import { ccaipLocations, ccaipRoles } from '../model.ts';
import { knownKeys, teamNames } from './columns.ts';
import type { LabBulkError } from './job.ts';
import type { BulkRecord } from './reader.ts';
import { cellOf, flagColumns, flagOf, flagWords } from './values.ts';

type Complaint = Omit<LabBulkError, 'row' | 'type'>;

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** The page says "1..X"; X is a setting of the tenant's (assumed). */
const mostChats = 20;

/** A role or team of a record: `{name, value}`, value 0, 1 or empty (DOC). Undefined: it is no such thing. */
export const membershipOf = (entry: unknown): { name: string; value: 0 | 1 | '' } | undefined => {
  const { name, value } = (entry ?? {}) as { name?: unknown; value?: unknown };
  if (typeof name !== 'string' || name === '') return undefined;
  return value === 0 || value === 1 || value === '' ? { name, value } : undefined;
};

const memberships = (
  record: BulkRecord,
  key: 'roles' | 'teams',
  known: readonly string[],
  isStrict: boolean,
): Complaint[] => {
  const list = record[key];
  if (list === undefined) return [];
  const word = key === 'roles' ? 'Role' : 'Team';
  if (!Array.isArray(list)) return [{ message: 'Must be a list', column: key }];
  return list.flatMap((entry): Complaint[] => {
    const one = membershipOf(entry);
    if (one === undefined) return [{ message: 'Must be a name with 0, 1 or empty', column: key }];
    const isKnown = known.includes(one.name);
    return isKnown || !isStrict ? [] : [{ message: `${word} not found: ${one.name}`, column: key }];
  });
};

const texts = (record: BulkRecord, switches: Switches): Complaint[] =>
  Object.entries(record).flatMap(([name, value]): Complaint[] => {
    if (!knownKeys.has(name)) {
      return switches.ccaipBulkUnknownKeys === 'refused' ? [{ message: `Unknown field ${name}`, column: null }] : [];
    }
    if (name === 'roles' || name === 'teams') return [];
    if (cellOf(value) === undefined) return [{ message: 'Must be a string', column: name }];
    // Null is documented for Location, and stands in the template for Agent ID (OBS).
    const takesNull = ['location', 'agent_number'].includes(name) || switches.ccaipBulkClearing !== 'emptyOnly';
    return value === null && !takesNull ? [{ message: 'Must be a string', column: name }] : [];
  });

const oneRecord = (rows: Rows, record: BulkRecord, switches: Switches): Complaint[] => {
  const text = (name: string): string => cellOf(record[name]) ?? '';
  const isStrict = switches.ccaipBulkUnknownNames === 'scheme';
  const limit = text('max_chat_limit');
  const location = text('location').toLowerCase();
  const complaints: (Complaint | false)[] = [
    ['new_email'].some((name) => text(name) !== '' && !address.test(text(name))) && {
      message: 'Must be a valid email',
      column: 'new_email',
    },
    ...['first_name', 'last_name'].map(
      (name) => text(name).trim() === '' && { message: 'Non-empty string', column: name },
    ),
    !['', 'Active', 'Inactive'].includes(text('status')) && {
      message: 'Must be one of Active, Inactive',
      column: 'status',
    },
    limit !== '' &&
      !(/^\d+$/.test(limit) && Number(limit) >= 1 && Number(limit) <= mostChats) && {
        message: `Must be 1..${mostChats}`,
        column: 'max_chat_limit',
      },
    ...flagColumns.map(
      (name) =>
        text(name) !== '' &&
        flagOf(name, text(name), switches) === undefined &&
        (switches.ccaipBulkOddValues === 'scheme' || name === 'max_chat_limit_enabled') && {
          message: flagWords(name, switches),
          column: name,
        },
    ),
    isStrict &&
      location !== '' &&
      !ccaipLocations.some((name) => name.toLowerCase() === location) && {
        message: 'Location not found',
        column: 'location',
      },
  ];
  return [
    ...texts(record, switches),
    ...complaints.filter((one) => one !== false),
    ...memberships(record, 'roles', ccaipRoles, isStrict),
    ...memberships(record, 'teams', teamNames(rows), isStrict),
  ];
};

/**
 * Everything that the first check says of a file. Two texts are documented ("Must be a valid email", "Non-empty string"), and what each field
 * may hold; the other words are assumed.
 */
export const schemeErrors = (rows: Rows, records: readonly BulkRecord[], switches: Switches): LabBulkError[] => {
  const counts = Map.groupBy(records, (record) => (cellOf(record.email) ?? '').toLowerCase());
  const named = Map.groupBy(records, (record) => (cellOf(record.new_email) ?? '').toLowerCase());
  return records.flatMap((record, row) => {
    const email = (cellOf(record.email) ?? '').toLowerCase();
    const renamed = (cellOf(record.new_email) ?? '').toLowerCase();
    const ofEmail: LabBulkError[] = address.test(email)
      ? []
      : [
          {
            message: 'Must be a valid email',
            column: 'email',
            row: switches.ccaipBulkEmailRows === 'null' ? null : row,
          },
        ];
    const twice: LabBulkError[] = [
      ...((counts.get(email)?.length ?? 0) > 1 && email !== ''
        ? [{ message: 'Must be unique', column: 'email', row }]
        : []),
      ...((named.get(renamed)?.length ?? 0) > 1 && renamed !== ''
        ? [{ message: 'Must be unique', column: 'new_email', row }]
        : []),
    ];
    return [...ofEmail, ...twice, ...oneRecord(rows, record, switches).map((one) => ({ ...one, row }))];
  });
};
