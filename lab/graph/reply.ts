import type { Context } from 'hono';
import type { LabContext } from '../context.ts';
import type { GraphEnv } from './environment.ts';
import { GraphError } from './error.ts';
import { answerCollection, pick } from './odata/answer.ts';
import { type CollectionRules, readQuery, readSelect } from './odata/query.ts';

type Row = Readonly<Record<string, unknown>>;

const contextUrl = (lab: LabContext, c: Context<GraphEnv>, name: string) =>
  `${lab.origin}/${c.get('version')}/$metadata#${name}`;

/** The address as the caller sees it, for nextLink: https and with its version. */
const callerUrl = (lab: LabContext, c: Context<GraphEnv>) => {
  const { pathname, search } = new URL(c.req.url);
  return `${lab.origin}/${c.get('version')}${pathname}${search}`;
};

/** 200 with one page of rows. */
export const replyCollection = <T>(
  lab: LabContext,
  c: Context<GraphEnv>,
  { rows, view, rules, name }: { rows: readonly T[]; view: (row: T) => Row; rules: CollectionRules; name: string },
) => {
  const query = readQuery(c.req.url, c.req.raw.headers, rules);
  return c.json(
    answerCollection(rows, view, query, rules, { url: callerUrl(lab, c), context: contextUrl(lab, c, name) }),
  );
};

/** One object, narrowed by `$select`. */
export const replyEntity = (
  lab: LabContext,
  c: Context<GraphEnv>,
  { row, rules, name, status = 200 }: { row: Row; rules: CollectionRules; name: string; status?: 200 | 201 | 202 },
) => {
  const select = readSelect(new URL(c.req.url).searchParams, rules);
  return c.json({ '@odata.context': contextUrl(lab, c, `${name}/$entity`), ...pick(row, select) }, status);
};

/** The request's JSON object; anything else is refused as Graph does. */
export const readBody = async (c: Context<GraphEnv>): Promise<Record<string, unknown>> => {
  const text = await c.req.text();
  try {
    const body: unknown = JSON.parse(text === '' ? '{}' : text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // Falls through to the refusal.
  }
  throw new GraphError(
    400,
    'BadRequest',
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );
};
