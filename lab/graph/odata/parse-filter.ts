/** A property path such as `web/redirectUris`, or a value. */
export type Operand = { readonly path: string } | { readonly literal: string | number | boolean | null };

export type Expression =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'compare';
      readonly operator: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
      readonly left: Operand;
      readonly right: Operand;
    }
  | { readonly kind: 'in'; readonly left: Operand; readonly values: readonly (string | number | boolean | null)[] }
  | {
      readonly kind: 'text';
      readonly operator: 'startswith' | 'endswith' | 'contains';
      readonly left: Operand;
      readonly right: Operand;
    }
  | { readonly kind: 'any'; readonly path: string; readonly variable: string; readonly body: Expression | undefined };

/** The filter isn't OData; the message is Graph's. */
export class FilterSyntaxError extends Error {
  constructor(position: number, text: string) {
    super(`Invalid filter clause: Syntax error at position ${position} in '${text}'.`);
  }
}

const tokenPattern =
  /\s*(?:('(?:[^']|'')*')|(\d{4}-\d\d-\d\dT[\d:.]+Z?)|([0-9a-f]{8}-[0-9a-f-]{27})|([A-Za-z_@][\w@.]*(?:\/[A-Za-z_@][\w@.]*)*)|(-?\d+(?:\.\d+)?)|([(),:/]))/giy;

interface Token {
  readonly kind: 'string' | 'bare' | 'name' | 'number' | 'sign';
  readonly text: string;
  readonly at: number;
}

const tokenise = (text: string): Token[] => {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (match === null) throw new FilterSyntaxError(at, text);
    const [, string, date, guid, name, number, sign] = match;
    if (string !== undefined) tokens.push({ kind: 'string', text: string.slice(1, -1).replaceAll("''", "'"), at });
    else if (date !== undefined || guid !== undefined) tokens.push({ kind: 'bare', text: date ?? guid ?? '', at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else tokens.push({ kind: 'sign', text: sign ?? '', at });
  }
  return tokens;
};

const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
const functions = ['startswith', 'endswith', 'contains'] as const;

/** Reads an OData filter expression, as far as Graph's directory and Teams collections take it. */
export const parseFilter = (text: string): Expression => {
  const tokens = tokenise(text);
  let next = 0;
  const fail = (): never => {
    throw new FilterSyntaxError(tokens[next]?.at ?? text.length, text);
  };
  const peek = (word: string) => {
    const token = tokens[next];
    return token !== undefined && token.kind !== 'string' && token.text.toLowerCase() === word;
  };
  const take = (word: string): boolean => {
    const found = peek(word);
    if (found) next += 1;
    return found;
  };
  const expect = (word: string) => {
    if (!take(word)) fail();
  };

  const literal = (token: Token): string | number | boolean | null => {
    if (token.kind === 'number') return Number(token.text);
    if (token.kind !== 'name') return token.text;
    return { null: null, true: true, false: false }[token.text.toLowerCase()] ?? null;
  };
  const isLiteral = (token: Token) => token.kind !== 'name' || /^(null|true|false)$/i.test(token.text);
  const operand = (): Operand => {
    const token = tokens[next] ?? fail();
    if (token.kind === 'sign') return fail();
    next += 1;
    return isLiteral(token) ? { literal: literal(token) } : { path: token.text };
  };

  const list = () => {
    const values: (string | number | boolean | null)[] = [];
    expect('(');
    do {
      const value = operand();
      if (!('literal' in value)) return fail();
      values.push(value.literal);
    } while (take(','));
    expect(')');
    return values;
  };

  const lambda = (path: string): Expression => {
    expect('(');
    if (take(')')) return { kind: 'any', path, variable: '', body: undefined };
    const variable = tokens[next]?.text ?? fail();
    next += 1;
    expect(':');
    const body = disjunction();
    expect(')');
    return { kind: 'any', path, variable, body };
  };

  const primary = (): Expression => {
    if (take('not')) return { kind: 'not', of: primary() };
    if (take('(')) {
      const inner = disjunction();
      expect(')');
      return inner;
    }
    const name = functions.find((one) => peek(one));
    if (name !== undefined) {
      next += 1;
      expect('(');
      const left = operand();
      expect(',');
      const right = operand();
      expect(')');
      return { kind: 'text', operator: name, left, right };
    }
    const left = operand();
    if ('path' in left && left.path.toLowerCase().endsWith('/any')) return lambda(left.path.slice(0, -'/any'.length));
    if (take('in')) return { kind: 'in', left, values: list() };
    const operator = comparisons.find((one) => take(one)) ?? fail();
    return { kind: 'compare', operator, left, right: operand() };
  };

  const chain = (word: 'and' | 'or', part: () => Expression) => (): Expression => {
    const of = [part()];
    while (take(word)) of.push(part());
    return of.length === 1 && of[0] !== undefined ? of[0] : { kind: word, of };
  };
  const conjunction = chain('and', primary);
  const disjunction = chain('or', conjunction);

  const expression = disjunction();
  if (next < tokens.length) fail();
  return expression;
};
