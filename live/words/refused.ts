import type { z } from 'zod';
import { issueFindings } from '../../tenant/schema/issue-findings.ts';
import { formatPath } from '../../tenant/source/path.ts';
import type { About, Beyond } from '../beyond.ts';

/** What of an object the tenant file's own schema refuses, as it would be typed there. */
export const refused = (about: About, name: string, schema: z.ZodType, typed: unknown): Beyond[] => {
  const { error } = schema.safeParse(typed, { reportInput: true });
  return issueFindings(schema, error?.issues ?? []).map(({ path, message, allowed }) => ({
    about,
    name,
    field: path.length === 0 ? 'name' : formatPath(path),
    value: path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], typed),
    why: [message, allowed].filter((line) => line !== undefined).join(' '),
  }));
};
