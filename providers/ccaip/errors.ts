import { type ErrorKind, ServiceError } from '../kit/error.ts';
import { howToMakeToken } from './place.ts';

/** A refusal as CCAIP sent it. Neither statuses nor bodies are published, so the status alone decides. */
export interface CcaipRefusal {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly doing: string;
}

interface Meaning {
  readonly kind: ErrorKind;
  readonly fix?: string;
}

const meaningOf = (status: number): Meaning => {
  if (status === 401)
    return {
      kind: 'Forbidden',
      fix: `check that the token is that of an enabled API credential of this very portal, or ${howToMakeToken}`,
    };
  if (status === 403) return { kind: 'Forbidden', fix: howToMakeToken };
  if (status === 404) return { kind: 'NotFound' };
  if (status === 409) return { kind: 'AlreadyExists' };
  if (status === 429) return { kind: 'Throttled', fix: 'run it again in a minute.' };
  if (status === 408 || status >= 500) return { kind: 'Unavailable', fix: 'run it again.' };
  if (status >= 400) return { kind: 'Rejected' };
  return { kind: 'Unknown', fix: 'check app.redirectDomain of the tenant file: an API of that portal answers itself.' };
};

/** What a body says of itself, as far as it says something. */
const textOf = (body: unknown): string | undefined => {
  const { message, error, errors } = (body ?? {}) as Record<string, unknown>;
  const said = [message, error, errors].flat().filter((one) => typeof one === 'string' && one !== '');
  return said.length === 0 ? undefined : said.join(' ');
};

/** The only place that says what a status of CCAIP means. */
export const ccaipError = ({ status, headers, body, doing }: CcaipRefusal): ServiceError => {
  const seconds = Number(headers.get('retry-after'));
  return new ServiceError({
    ...meaningOf(status),
    doing,
    code: `HTTP ${status}`,
    text: textOf(body) ?? 'CCAIP gave no reason.',
    ...(Number.isFinite(seconds) && seconds > 0 && { retryAfterSeconds: seconds }),
  });
};

/** An answer that was no refusal and can't be read: never taken for an empty one. */
export const notUnderstood = (doing: string, text: string): ServiceError =>
  new ServiceError({
    kind: 'Unknown',
    doing,
    text,
    fix: 'run it again; if CCAIP stays with it, report this text (docs/verify.md has the literals that can be set).',
  });
