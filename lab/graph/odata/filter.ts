import { type Expression, type Operand, parseFilter } from './parse-filter.ts';

/** True for the rows that a `$filter` keeps. */
export type Predicate = (row: object) => boolean;

type Scope = Readonly<Record<string, unknown>>;

const valueAt = (path: string, scope: Scope): unknown =>
  path
    .split('/')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? (value as Scope)[name] : undefined),
      scope,
    ) ?? null;

const operandValue = (operand: Operand, scope: Scope): unknown =>
  'literal' in operand ? operand.literal : valueAt(operand.path, scope);

const fold = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

/** Entra compares text without regard to case. */
const compare = (left: unknown, right: unknown): number | undefined => {
  const [a, b] = [fold(left), fold(right)];
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return undefined;
};

const texts = {
  startswith: (text: string, part: string) => text.startsWith(part),
  endswith: (text: string, part: string) => text.endsWith(part),
  contains: (text: string, part: string) => text.includes(part),
};

const holds = (expression: Expression, scope: Scope): boolean => {
  switch (expression.kind) {
    case 'and':
      return expression.of.every((one) => holds(one, scope));
    case 'or':
      return expression.of.some((one) => holds(one, scope));
    case 'not':
      return !holds(expression.of, scope);
    case 'in':
      return expression.values.some((value) => compare(operandValue(expression.left, scope), value) === 0);
    case 'any': {
      const items = valueAt(expression.path, scope);
      if (!Array.isArray(items)) return false;
      const { body, variable } = expression;
      return body === undefined ? items.length > 0 : items.some((item) => holds(body, { ...scope, [variable]: item }));
    }
    case 'text': {
      const text = fold(operandValue(expression.left, scope));
      const part = fold(operandValue(expression.right, scope));
      return typeof text === 'string' && typeof part === 'string' && texts[expression.operator](text, part);
    }
    case 'compare': {
      const order = compare(operandValue(expression.left, scope), operandValue(expression.right, scope));
      if (expression.operator === 'eq') return order === 0;
      if (expression.operator === 'ne') return order !== 0;
      if (order === undefined) return false;
      return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[expression.operator];
    }
  }
};

const pathsIn = (expression: Expression): string[] => {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.flatMap(pathsIn);
    case 'not':
      return pathsIn(expression.of);
    case 'any':
      return [expression.path];
    case 'in':
      return 'path' in expression.left ? [expression.left.path] : [];
    default:
      return [expression.left, expression.right].flatMap((one) => ('path' in one ? [one.path] : []));
  }
};

const needsAdvanced = (expression: Expression): boolean => {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.some(needsAdvanced);
    case 'not':
      return true;
    case 'compare':
      return expression.operator === 'ne';
    case 'text':
      return expression.operator !== 'startswith';
    default:
      return false;
  }
};

/** How many values a filter asks for at once: the clauses of its `or` and `in`. */
const clauses = (expression: Expression): number => {
  switch (expression.kind) {
    case 'or':
      return expression.of.reduce((sum, one) => sum + Math.max(1, clauses(one)), 0);
    case 'and':
      return Math.max(0, ...expression.of.map(clauses));
    case 'in':
      return expression.values.length;
    default:
      return 0;
  }
};

/** A `$filter` with what a service's limits are judged by. Throws FilterSyntaxError. */
export const readFilter = (
  text: string,
): { keep: Predicate; properties: string[]; advanced: boolean; clauses: number } => {
  const expression = parseFilter(text);
  return {
    keep: (row) => holds(expression, row as Scope),
    properties: pathsIn(expression).map((path) => path.split('/')[0] ?? path),
    advanced: needsAdvanced(expression),
    clauses: clauses(expression),
  };
};
