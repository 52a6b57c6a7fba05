import { sameName } from './identity.ts';
import { matchesWildcard } from './wildcard.ts';

type Row = Readonly<Record<string, unknown>>;
type Test = (row: Row) => boolean;

const token = /\s*(?:(\(|\))|-(\w+)|'((?:[^']|'')*)'|"([^"]*)"|(\$\w+)|([\w.]+))/y;

interface Token {
  readonly kind: 'bracket' | 'operator' | 'value' | 'name';
  readonly text: string;
}

const constants: Readonly<Record<string, unknown>> = { $null: null, $true: true, $false: false };

const tokensOf = (text: string, fail: (why: string) => Error): Token[] => {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  const trimmed = text.trim();
  while (token.lastIndex < trimmed.length) {
    const at = token.lastIndex;
    const match = token.exec(trimmed);
    if (match === null) throw fail(`The filter can't be read at "${trimmed.slice(at).trim()}".`);
    const [, bracket, operator, single, double, constant, name] = match;
    if (bracket !== undefined) tokens.push({ kind: 'bracket', text: bracket });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator.toLowerCase() });
    else if (constant !== undefined) tokens.push({ kind: 'value', text: constant.toLowerCase() });
    else if (single !== undefined) tokens.push({ kind: 'value', text: `=${single.replaceAll("''", "'")}` });
    else if (double !== undefined) tokens.push({ kind: 'value', text: `=${double}` });
    else tokens.push({ kind: 'name', text: name ?? '' });
  }
  return tokens;
};

/** A policy compares as `Authority:Name`; its bare name matches nothing (OBS ISS:ps-docs#9335). */
const comparable = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'Authority' in value && 'Name' in value
    ? `${value.Authority}:${value.Name}`
    : value;

const fieldOf = (row: Row, name: string): unknown =>
  comparable(row[Object.keys(row).find((key) => sameName(key, name)) ?? name] ?? null);

const same = (one: unknown, other: unknown): boolean =>
  one === null || other === null ? one === other : sameName(String(one), String(other));

const comparisons: Readonly<Record<string, (value: unknown, wanted: unknown) => boolean>> = {
  eq: same,
  ne: (value, wanted) => !same(value, wanted),
  like: (value, wanted) => value !== null && matchesWildcard(String(wanted), String(value)),
  notlike: (value, wanted) => value === null || !matchesWildcard(String(wanted), String(value)),
  contains: (value, wanted) => Array.isArray(value) && value.some((one) => same(one, wanted)),
  notcontains: (value, wanted) => !Array.isArray(value) || !value.some((one) => same(one, wanted)),
};

/** Where-Object's syntax, as far as the page goes: comparisons joined by -and, -or, -not and brackets. */
export const parseFilter = (text: string, fail: (why: string) => Error): Test => {
  const tokens = tokensOf(text.trim().replace(/^\{([\s\S]*)\}$/, '$1'), fail);
  if (tokens.length === 0) return () => true;
  let at = 0;
  const next = (): Token => {
    const found = tokens[at++];
    if (found === undefined) throw fail('The filter ends too early.');
    return found;
  };
  const isNext = (kind: Token['kind'], word: string) => tokens[at]?.kind === kind && tokens[at]?.text === word;

  const one = (): Test => {
    if (isNext('operator', 'not')) {
      at += 1;
      const inner = one();
      return (row) => !inner(row);
    }
    if (isNext('bracket', '(')) {
      at += 1;
      const inner = any();
      if (next().text !== ')') throw fail('The filter lacks a closing bracket.');
      return inner;
    }
    const name = next();
    const operator = next();
    const wanted = next();
    const compare = comparisons[operator.text];
    if (name.kind !== 'name' || operator.kind !== 'operator' || compare === undefined) {
      throw fail(`The filter can't be read at "${name.text} ${operator.text}".`);
    }
    const value = wanted.text in constants ? constants[wanted.text] : wanted.text.replace(/^=/, '');
    return (row) => compare(fieldOf(row, name.text), value);
  };
  const all = (): Test => {
    const tests = [one()];
    while (isNext('operator', 'and')) {
      at += 1;
      tests.push(one());
    }
    return (row) => tests.every((test) => test(row));
  };
  const any = (): Test => {
    const tests = [all()];
    while (isNext('operator', 'or')) {
      at += 1;
      tests.push(all());
    }
    return (row) => tests.some((test) => test(row));
  };
  const test = any();
  if (at < tokens.length) throw fail(`The filter can't be read at "${tokens[at]?.text}".`);
  return test;
};
