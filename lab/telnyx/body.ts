import type { z } from 'zod';
import type { TelnyxContext } from './environment.ts';
import { type TelnyxError, TelnyxRefusal } from './error.ts';

export type Body = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object of a request; 400 where it is none (DOC api-errors 10015). */
export const readBody = async (c: TelnyxContext): Promise<Body> => {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (isObject(body)) return body;
  throw new TelnyxRefusal(400, [{ code: '10015', detail: 'The request failed because it was not well-formed.' }]);
};

const pointerOf = (path: readonly PropertyKey[]): string => `/${path.map(String).join('/')}`;

const problemsOf = ({ issues }: z.ZodError): TelnyxError[] =>
  issues.flatMap((issue): TelnyxError[] => {
    const pointer = pointerOf(issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        code: '10015',
        detail: 'is not a known parameter',
        pointer: pointerOf([...issue.path, key]),
      }));
    }
    const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
    return [
      isMissing ? { code: '10004', detail: 'is required', pointer } : { code: '10015', detail: issue.message, pointer },
    ];
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

/** What a body says by the schema; all that is wrong with it at once, 422 (words assumed). Unknown keys by the switch. */
export const checked = <T>(schema: z.ZodType<T>, body: Body, unknownKeys: 'refused' | 'ignored'): T => {
  const options = { reportInput: true };
  const first = schema.safeParse(body, options);
  if (first.success) return first.data;
  const second = unknownKeys === 'ignored' ? schema.safeParse(onlyKnown(first.error, body), options) : first;
  if (second.success) return second.data;
  throw new TelnyxRefusal(422, problemsOf(second.error));
};
