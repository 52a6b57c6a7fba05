import { formatWording } from './wording.ts';

/** What can go wrong at a service: the closed set that the whole of trunkline decides by. */
export type ErrorKind =
  | 'NotFound'
  | 'AlreadyExists'
  | 'InUse'
  | 'Throttled'
  | 'Forbidden'
  | 'NotLicensed'
  | 'NotReady'
  | 'Rejected'
  | 'Unavailable'
  | 'Unknown';

/** The kinds that a caller may try again, with a bound. */
const retriable: ReadonlySet<ErrorKind> = new Set(['Throttled', 'NotReady', 'Unavailable']);

export interface ServiceErrorFacts {
  readonly kind: ErrorKind;
  /** Verb, kind and identity: `create voice route "NL mobile"`. */
  readonly doing: string;
  /** The service's own code, if it gave one. */
  readonly code?: string;
  /** The service's own text. */
  readonly text: string;
  /** Request or correlation id. */
  readonly requestId?: string;
  /** One action for the reader. */
  readonly fix?: string;
  /** Seconds to wait before another try, from Retry-After. */
  readonly retryAfterSeconds?: number;
  /**
   * A write that may have been done all the same: its reply was lost, or a later request of it failed. Whoever gets this looks
   * at what is there before anything is said or done again. Absent: it is known not to be done, or nothing was written.
   */
  readonly mayBeDone?: boolean;
  /** What it is refused for until something outside of any run has happened, hours long: whoever can notes that it waits, and goes on. */
  readonly waitsFor?: string;
  readonly cause?: unknown;
}

/** A refusal or fault of a service, worded for the engineer who runs `up`. */
export class ServiceError extends Error {
  readonly facts: ServiceErrorFacts;

  constructor(facts: ServiceErrorFacts) {
    const code = facts.code === undefined ? '' : `${facts.code}: `;
    const id = facts.requestId === undefined ? '' : ` (request ${facts.requestId})`;
    const message = `${facts.doing}: ${code}${facts.text}${id}`;
    super(formatWording({ message, fix: facts.fix ?? '' }), { cause: facts.cause });
    this.name = 'ServiceError';
    this.facts = facts;
  }

  get kind(): ErrorKind {
    return this.facts.kind;
  }

  get retriable(): boolean {
    return retriable.has(this.facts.kind);
  }
}

/** True for a service's typed "there is no such object": the only thing that may be read as absence. */
export const isNotFound = (error: unknown): boolean => error instanceof ServiceError && error.kind === 'NotFound';

/** Whether what was sent may have been carried out all the same: whoever gets this looks before a second write. */
export const isInDoubt = ({ kind, facts }: ServiceError): boolean =>
  facts.mayBeDone === true || kind === 'Unavailable' || kind === 'Unknown';
