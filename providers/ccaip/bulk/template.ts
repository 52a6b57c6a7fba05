import { z } from 'zod';
import { notUnderstood } from '../errors.ts';
import type { CcaipRequests } from '../requests.ts';
import { rowsOf } from '../rows.ts';

/** What the tenant's own template says: columns appear with CCAIP's features. */
export interface Template {
  /** Keys of a record, in their order. */
  readonly keys: readonly string[];
  /** What the first sample has of each: what kind of value it is. */
  readonly samples: Readonly<Record<string, unknown>>;
  /** Names of all roles and teams there are. */
  readonly roles: readonly string[];
  readonly teams: readonly string[];
}

const named = z.looseObject({ name: z.string().min(1) });
const sample = z.record(z.string(), z.unknown());

/** `GET /bulk/users/template`: sample records with every role and team (BUM-API). */
export const readTemplate = async (requests: CcaipRequests): Promise<Template> => {
  const doing = "read the template of CCAIP's bulk user management";
  const { body } = await requests.get('/apps/api/v1/bulk/users/template', {}, doing);
  const samples = rowsOf(body, doing).map((row) => sample.safeParse(row).data);
  if (samples.length === 0 || samples.includes(undefined)) throw notUnderstood(doing, 'CCAIP answered with no record.');
  const records = samples as Record<string, unknown>[];
  return {
    keys: [...new Set(records.flatMap((record) => Object.keys(record)))],
    samples: records[0] ?? {},
    roles: namesOf(records, 'roles', doing),
    teams: namesOf(records, 'teams', doing),
  };
};

/** The example of the documentation has no teams at all. */
const namesOf = (records: readonly Record<string, unknown>[], key: 'roles' | 'teams', doing: string): string[] => {
  const parsed = z.array(named).safeParse(records.flatMap((record) => record[key] ?? []));
  if (!parsed.success) throw notUnderstood(doing, `"${key}" of CCAIP's template isn't a list of names.`);
  return [...new Set(parsed.data.map(({ name }) => name))];
};
