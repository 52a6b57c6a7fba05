import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Codes and titles of Telnyx' catalogue (DOC api-errors), as far as the lab speaks of them. */
const titles = {
  '10002': 'Invalid phone number',
  '10004': 'Missing required parameter',
  '10005': 'Resource not found',
  '10007': 'Unexpected error',
  '10009': 'Authentication failed',
  '10010': 'Authorization failed',
  '10011': 'Too many requests',
  '10012': 'Duplicate resource',
  '10015': 'Bad Request',
  '10017': 'Associated resource does not exist',
} as const;

export type TelnyxCode = keyof typeof titles;

export interface TelnyxError {
  readonly code: TelnyxCode;
  readonly detail: string;
  /** JSON pointer of the field. */
  readonly pointer?: string;
  /** Name of the query's parameter. */
  readonly parameter?: string;
}

/** A refusal as Telnyx gives it: one status, all complaints at once. */
export class TelnyxRefusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly errors: readonly TelnyxError[];

  constructor(status: ContentfulStatusCode, errors: readonly TelnyxError[]) {
    super(errors.map(({ detail }) => detail).join('\n'));
    this.name = 'TelnyxRefusal';
    this.status = status;
    this.errors = errors;
  }
}

/** `{errors:[{code,title,detail,source,meta}]}` (DOC, examples of many pages). */
export const telnyxErrorBody = (errors: readonly TelnyxError[]): object => ({
  errors: errors.map(({ code, detail, pointer, parameter }) => ({
    code,
    title: titles[code],
    detail,
    ...(pointer !== undefined && { source: { pointer } }),
    ...(parameter !== undefined && { source: { parameter } }),
    meta: { url: `https://developers.telnyx.com/docs/overview/errors/${code}` },
  })),
});

/** DOC api-errors 10005. */
export const notFound = (): TelnyxRefusal =>
  new TelnyxRefusal(404, [{ code: '10005', detail: 'The requested resource or URL could not be found.' }]);

/** What a field's value makes impossible. */
export const unprocessable = (pointer: string, detail: string, code: TelnyxCode = '10015'): TelnyxRefusal =>
  new TelnyxRefusal(422, [{ code, detail, pointer }]);
