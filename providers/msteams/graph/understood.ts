import type { z } from 'zod';
import { ServiceError } from '../../kit/error.ts';

/** What was asked, for the error: verb, kind and identity, and the request's path. */
interface Asked {
  readonly doing: string;
  readonly path: string;
}

/** Problems named in one error: a property that Graph has changed is wrong in every object. */
const shownProblems = 3;

/** Graph prints some single objects wrapped in `value` on their pages, and bare in the metadata: both are taken. */
const unwrapped = (body: unknown): unknown => {
  const { value } = (body ?? {}) as { value?: unknown };
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : body;
};

const nameOf = (value: unknown): string => {
  const { telephoneNumber, userPrincipalName, id } = (value ?? {}) as Record<string, unknown>;
  return String(telephoneNumber ?? userPrincipalName ?? id ?? 'an object');
};

/**
 * Objects of Graph's answer in the shape that trunkline works with; properties that nobody asked for pass.
 * What can't be read is an error that names the request, the object and the property: read as nothing, it would be made
 * again or taken away.
 */
export const understoodRows = <Row>(row: z.ZodType<Row>, values: readonly unknown[], asked: Asked): Row[] => {
  const problems: string[] = [];
  const rows = values.flatMap((value) => {
    const parsed = row.safeParse(value);
    if (parsed.success) return [parsed.data];
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'all of it'}: ${issue.message}`);
    problems.push(`${nameOf(value)}: ${issues.join('; ')}`);
    return [];
  });
  if (problems.length === 0) return rows;
  const more = problems.length - shownProblems;
  throw new ServiceError({
    kind: 'Unknown',
    doing: asked.doing,
    text: `Microsoft Graph answered ${asked.path.split('?')[0]} with something unexpected: ${problems.slice(0, shownProblems).join(', ')}${more > 0 ? `, and ${more} more` : ''}.`,
    fix: 'run the same command again; if Graph stays with it, report this text.',
  });
};

/** One object, bare or wrapped. */
export const understoodRow = <Row>(row: z.ZodType<Row>, body: unknown, asked: Asked): Row =>
  understoodRows(row, [unwrapped(body)], asked)[0] as Row;
