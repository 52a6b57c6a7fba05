import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Codes and titles of Telnyx' catalogue (DOC api-errors), as far as the lab speaks of them. */
const titles = {
  '10004': 'Missing required parameter',
  '10005': 'Resource not found',
  '10007': 'Unexpected error',
  '10009': 'Authentication failed',
  '10010': 'Not authorized',
  '10011': 'Too many requests',
  '10015': 'Bad Request',
  '10016': 'Phone number must be in +E.164 format',
  '10017': 'Associated resource does not exist',
  '20100': 'Insufficient funds',
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

/** DOC connections_NotFoundResponse. */
export const notFound = (): TelnyxRefusal =>
  new TelnyxRefusal(404, [
    { code: '10005', detail: 'The requested resource or URL could not be found.', pointer: '/' },
  ]);

/** What a field's value makes impossible. */
export const unprocessable = (pointer: string, detail: string, code: TelnyxCode = '10015'): TelnyxRefusal =>
  new TelnyxRefusal(422, [{ code, detail, pointer }]);

/** A parameter of the query that can't be taken. */
export const badQuery = (parameter: string, detail: string): TelnyxRefusal =>
  new TelnyxRefusal(400, [{ code: '10015', detail, parameter }]);

/** All complaints at once, if there are any. */
export const refuseIfAny = (errors: readonly TelnyxError[]): void => {
  if (errors.length > 0) throw new TelnyxRefusal(422, errors);
};
