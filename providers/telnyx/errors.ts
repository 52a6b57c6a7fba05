import { z } from 'zod';
import { type ErrorKind, ServiceError } from '../kit/error.ts';
import { networkFault } from '../msteams/auth/network-fault.ts';
import { howToMakeKey } from './trunk/key.ts';

/** As Telnyx words a refusal (DOC api-errors): all of them at once. */
const refusals = z.looseObject({
  errors: z
    .array(
      z.looseObject({
        code: z.union([z.string(), z.number()]).transform(String).optional(),
        title: z.string().nullish(),
        detail: z.string().nullish(),
        source: z.looseObject({ pointer: z.string().nullish(), parameter: z.string().nullish() }).nullish(),
      }),
    )
    .min(1),
});

interface Meaning {
  readonly kind: ErrorKind;
  readonly fix?: string;
}

const meaningOf = (status: number, isTelnyx: boolean): Meaning => {
  if (status === 401) return { kind: 'Forbidden', fix: `check the key, or ${howToMakeKey}` };
  if (status === 403) return { kind: 'Forbidden', fix: 'let somebody who may do this at Telnyx make the key.' };
  // Only Telnyx' own answer says that something is gone: any proxy may answer 404.
  if (status === 404) return isTelnyx ? { kind: 'NotFound' } : { kind: 'Unknown', fix: 'run it again.' };
  if (status === 409) return { kind: 'AlreadyExists' };
  if (status === 429) return { kind: 'Throttled', fix: 'run it again in a minute.' };
  if (status === 408 || status >= 500) return { kind: 'Unavailable', fix: 'run it again: it looks first.' };
  if (status >= 400) return { kind: 'Rejected' };
  return { kind: 'Unknown', fix: 'run it again: it looks first.' };
};

/** What the official client throws, as far as it is told by its fields. */
interface Thrown {
  readonly status?: number;
  readonly headers?: Headers;
  readonly error?: unknown;
}

const secondsOf = (text: string | null | undefined): number | undefined => {
  if (!text) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return seconds > 0 ? Math.ceil(seconds) : undefined;
};

/** The only place that says what an error of Telnyx' client means. */
export const telnyxError = (thrown: unknown, host: string, doing: string): ServiceError => {
  if (thrown instanceof ServiceError) return thrown;
  const { status, headers, error } = (thrown ?? {}) as Thrown;
  if (status === undefined) {
    const fault = networkFault(thrown, host, doing);
    if (fault !== undefined) return fault;
    // No status and no known fault: it timed out, or its answer broke off.
    return new ServiceError({ kind: 'Unavailable', doing, text: `${host} gave no whole answer.`, cause: thrown });
  }
  const told = refusals.safeParse(error).data?.errors;
  const [first] = told ?? [];
  const retryAfterSeconds = secondsOf(headers?.get('retry-after'));
  const requestId = headers?.get('x-request-id');
  return new ServiceError({
    ...meaningOf(status, told !== undefined),
    doing,
    code: first?.code === undefined ? `HTTP ${status}` : `HTTP ${status}, ${first.code}`,
    text: told?.map(textOf).join('; ') ?? 'Telnyx gave no reason.',
    ...(requestId && { requestId }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
};

const textOf = ({ title, detail, source }: z.output<typeof refusals>['errors'][number]): string => {
  const at = source?.pointer ?? source?.parameter;
  const said = [title, detail].filter(Boolean).join(': ') || 'no reason given';
  return at ? `${said} (${at})` : said;
};

/** An answer that was no refusal and can't be read: never taken for an empty one. */
export const notUnderstood = (doing: string, text: string): ServiceError =>
  new ServiceError({ kind: 'Unknown', doing, text, fix: 'run it again; if Telnyx stays with it, report this text.' });
