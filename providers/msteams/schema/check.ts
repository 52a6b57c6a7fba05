import { z } from 'zod';
import { type CheckFailure, isUnknown, type Properties } from '../../kit/resource.ts';
import { refusal } from './refusal.ts';

/**
 * Checks what a program asks of one resource: fills defaults, and words every problem for the engineer.
 *
 * Values that a preview doesn't know yet pass; so do, until they are known, the rules that join several values.
 */
export const checkArgs = <Schema extends z.ZodObject>(
  kind: string,
  schema: Schema,
  news: Properties,
): { args: z.output<Schema>; failures: CheckFailure[] } => {
  const parsed = schema.safeParse(news);
  if (parsed.success) {
    return { args: parsed.data, failures: [] };
  }
  const partly = containsUnknown(news);
  const issues = parsed.error.issues.filter(
    (issue) => !partly || (issue.code !== 'custom' && !containsUnknown(valueAt(news, issue.path))),
  );
  const documents = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return {
    // An empty path, because the engine prints the value of a nested one as {<nil>}: the reason says it all.
    failures: issues.flatMap((issue) => refusal(kind, documents, issue, valueAt(news, issue.path))).map(pathless),
    args: { ...news, ...defaulted(schema, news) } as z.output<Schema>,
  };
};

const pathless = (reason: string): CheckFailure => ({ path: '', reason });

/** Field by field, so that one unknown or wrong field doesn't cost the others their defaults. */
const defaulted = (schema: z.ZodObject, news: Properties): Properties => {
  const args: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(schema.shape)) {
    const parsed = z.safeParse(type, news[name]);
    if (parsed.success && parsed.data !== undefined) {
      args[name] = parsed.data;
    }
  }
  return args;
};

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), root);

const containsUnknown = (value: unknown): boolean =>
  isUnknown(value) || (isObject(value) && Object.values(value).some(containsUnknown));

const isObject = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null;
