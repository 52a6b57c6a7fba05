import type { z } from 'zod';
import { ServiceError } from '../../kit/error.ts';

/** A row in a shape that nobody expected is an error: read as nothing, it would be made again. */
export const understood = <Row>(schema: z.ZodType<Row>, value: unknown, cmdlet: string, doing: string): Row => {
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    return parsed.data;
  }
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new ServiceError({
    kind: 'Unknown',
    doing,
    text: `${cmdlet} printed something unexpected${identityOf(value)} (${problems}).`,
    fix: 'use a MicrosoftTeams module of the range that docs/first-tenant.md names, and report this.',
  });
};

const identityOf = (row: unknown): string =>
  typeof row === 'object' && row !== null && 'Identity' in row ? ` of "${String(row.Identity)}"` : '';
