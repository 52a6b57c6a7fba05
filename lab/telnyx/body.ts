import type { z } from 'zod';
import type { TelnyxContext } from './environment.ts';
import { type TelnyxError, TelnyxRefusal } from './error.ts';

export type Body = Readonly<Record<string, unknown>>;
type UnknownKeys = 'refused' | 'ignored';

export const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object of a request; 400 where it is none (DOC connections_BadRequestResponse). */
export const readBody = async (c: TelnyxContext): Promise<Body> => {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (isObject(body)) return body;
  const detail = 'The request failed because it was not well-formed.';
  throw new TelnyxRefusal(400, [{ code: '10015', detail, pointer: '/' }]);
};

const pointerOf = (path: readonly PropertyKey[]): string => `/${path.map(String).join('/')}`;

const unknownKey = (path: readonly PropertyKey[], key: string): TelnyxError => ({
  code: '10015',
  detail: 'is not a known parameter',
  pointer: pointerOf([...path, key]),
});

const problemsOf = ({ issues }: z.ZodError): TelnyxError[] =>
  issues.flatMap((issue): TelnyxError[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key));
    const pointer = pointerOf(issue.path);
    const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
    if (isMissing) return [{ code: '10004', detail: 'A required parameter was missing.', pointer }];
    return [{ code: '10015', detail: issue.message, pointer }];
  });

/** Without what the schema doesn't know, to any depth. */
const onlyKnown = (problem: z.ZodError, body: Body): Body => {
  const copy = structuredClone(body) as Record<string, unknown>;
  for (const issue of problem.issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const at = issue.path.reduce<unknown>((found, key) => (found as Record<PropertyKey, unknown>)[key], copy);
    for (const key of issue.keys) delete (at as Record<string, unknown>)[key];
  }
  return copy;
};

/** What a body says by the schema; all that is wrong with it at once, 422 (words assumed). */
export const checked = <T>(schema: z.ZodType<T>, body: Body, unknownKeys: UnknownKeys): T => {
  const options = { reportInput: true };
  const first = schema.safeParse(body, options);
  if (first.success) return first.data;
  const second = unknownKeys === 'ignored' ? schema.safeParse(onlyKnown(first.error, body), options) : first;
  if (second.success) return second.data;
  throw new TelnyxRefusal(422, problemsOf(second.error));
};

/** The body without fields that another call takes and this one doesn't. */
export const withoutUnknown = (body: Body, names: readonly string[], unknownKeys: UnknownKeys): Body => {
  const strays = names.filter((name) => name in body);
  if (strays.length > 0 && unknownKeys === 'refused') {
    throw new TelnyxRefusal(
      422,
      strays.map((name) => unknownKey([], name)),
    );
  }
  return Object.fromEntries(Object.entries(body).filter(([name]) => !strays.includes(name)));
};
