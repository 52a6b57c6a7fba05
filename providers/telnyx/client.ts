import PQueue from 'p-queue';
import type Telnyx from 'telnyx';
import type { z } from 'zod';
import { isInDoubt, ServiceError } from '../kit/error.ts';
import { type RetryOptions, retry } from '../kit/retry.ts';
import type { Change, End } from '../msteams/history/change.ts';
import { endByError } from '../msteams/history/end-by-error.ts';
import type { Recorder } from '../msteams/history/recorder.ts';
import { notUnderstood, telnyxError } from './errors.ts';
import type { TelnyxPlace } from './place.ts';

/** The official client, whose types say what is sent. */
export type Api = Telnyx;

type Options = NonNullable<Parameters<Telnyx['fqdns']['list']>[1]>;

/** What a page of any list has in common. */
interface Page {
  readonly data: readonly unknown[];
  readonly meta?: { readonly total_pages?: number; readonly total_results?: number };
}

interface Paging {
  readonly 'page[number]': number;
  readonly 'page[size]': number;
}

/** One write, and what it is in the history of changes. */
export interface Write<Row> {
  readonly change: Change;
  /** Verb and kind, for an error's first line. */
  readonly doing: string;
  readonly row: z.ZodType<Row>;
  /** Nothing is sent twice by itself, not even after "not now": it may cost money. */
  readonly once?: true;
  send(api: Api, options: Options): PromiseLike<{ readonly data?: unknown }>;
}

/** How a write ended. */
export type Ended<Row> = { readonly row: Row } | { readonly error: ServiceError };

/** An account at Telnyx, bound to one step of the engine. */
export interface Account {
  /** Every row, or an error: never a shorter list. */
  list<Row>(
    doing: string,
    row: z.ZodType<Row>,
    page: (api: Api, paging: Paging, options: Options) => PromiseLike<Page>,
  ): Promise<Row[]>;
  /** A list without pages. */
  all<Row>(
    doing: string,
    row: z.ZodType<Row>,
    ask: (api: Api, options: Options) => PromiseLike<{ readonly data?: unknown }>,
  ): Promise<Row[]>;
  read<Row>(
    doing: string,
    row: z.ZodType<Row>,
    ask: (api: Api, options: Options) => PromiseLike<{ readonly data?: unknown }>,
  ): Promise<Row>;
  /**
   * Sent once it is on record. Tried again after 429 alone, which says that nothing was done: after a lost reply, 5xx, or an answer that
   * nobody understands, the error has `mayBeDone`, and its reader looks first.
   */
  write<Row>(write: Write<Row>): Promise<Row>;
  /** Each as `write`; one that fails keeps none of the others. */
  writeEach<Row>(writes: readonly Write<Row>[]): Promise<Ended<Row>[]>;
}

export interface AccountOptions extends Pick<RetryOptions, 'context' | 'sleep' | 'patienceSeconds'> {
  readonly recorder?: Recorder | undefined;
  /** What all steps of a run share. */
  readonly queue?: PQueue | undefined;
}

/** Requests at the same time: how many Telnyx takes a second isn't published for every account, so 429 says the rest. */
export const openQueue = (): PQueue => new PQueue({ concurrency: 8 });

/** The most that a page has (DOC: 250 at most). */
const pageSize = 250;
/** More pages than any account has numbers for. */
const mostPages = 2000;
/** A list that changes while its pages are read is read anew. */
const listTries = 3;
/** Writes that are on record together before the first of them leaves. */
const together = 100;
const requestTimeout = 60_000;

const clients = new Map<string, Promise<Telnyx>>();

/** The only place that loads the official client: it is large, and most tenants need none. Nothing of the environment reaches it. */
const load = async ({ url, key }: TelnyxPlace): Promise<Telnyx> => {
  const { Telnyx: Client } = await import('telnyx');
  return new Client({
    apiKey: key,
    baseURL: url,
    // Its own retries would double an order whose reply was lost.
    maxRetries: 0,
    timeout: requestTimeout,
    logLevel: 'off',
    publicKey: null,
    clientID: null,
    clientSecret: null,
    fetchOptions: { redirect: 'manual' },
  });
};

const clientOf = (place: TelnyxPlace): Promise<Telnyx> => {
  const id = `${place.url} ${place.key}`;
  const known = clients.get(id) ?? load(place);
  clients.set(id, known);
  return known;
};

export const openAccount = (
  place: TelnyxPlace,
  { context, sleep, patienceSeconds, recorder, queue = openQueue() }: AccountOptions,
): Account => {
  const { host } = new URL(place.url);
  const pace = {
    context,
    service: 'Telnyx',
    ...(sleep !== undefined && { sleep }),
    ...(patienceSeconds !== undefined && { patienceSeconds }),
  };
  const ask = async <Reply>(doing: string, send: (api: Telnyx) => PromiseLike<Reply>): Promise<Reply> => {
    const api = await clientOf(place);
    return queue.add(async () => {
      try {
        return await send(api);
      } catch (error) {
        throw telnyxError(error, host, doing);
      }
    });
  };
  const read: Account['read'] = async (doing, row, send) =>
    retry(async () => understood(row, await ask(doing, (api) => send(api, { signal: context.signal })), doing), pace);
  const pages = async (doing: string, page: Parameters<Account['list']>[2]): Promise<unknown[] | undefined> => {
    const rows: unknown[] = [];
    for (let number = 1; number <= mostPages; number += 1) {
      const paging = { 'page[number]': number, 'page[size]': pageSize };
      const reply = await retry(
        async () => wholePage(await ask(doing, (api) => page(api, paging, { signal: context.signal })), doing),
        pace,
      );
      rows.push(...reply.data);
      if (number >= reply.meta.total_pages) {
        const { total_results: total = rows.length } = reply.meta;
        return total === rows.length ? rows : undefined;
      }
    }
    throw notUnderstood(doing, `the list has more than ${mostPages} pages.`);
  };
  const list: Account['list'] = async (doing, row, page) => {
    for (let tried = 0; tried < listTries; tried += 1) {
      const rows = await pages(doing, page);
      if (rows !== undefined) return rows.map((one) => rowOf(row, one, doing));
    }
    throw notUnderstood(
      doing,
      'the pages of the list have another number of rows than it says, so it is not known whole.',
    );
  };
  const send = async <Row>({ doing, row, once, send: act }: Write<Row>): Promise<Row> => {
    const attempt = async () => {
      try {
        // Cancel lets a write end: whether it was done would be unknown.
        return understood(row, await ask(doing, (api) => act(api, {})), doing);
      } catch (error) {
        throw inDoubt(error, doing);
      }
    };
    return once === true ? attempt() : retry(attempt, pace);
  };
  const ended = async <Row>(write: Write<Row>): Promise<Ended<Row>> => {
    try {
      return { row: await send(write) };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return { error };
    }
  };
  const writeEach = async <Row>(writes: readonly Write<Row>[]): Promise<Ended<Row>[]> => {
    const all: Ended<Row>[] = [];
    for (let at = 0; at < writes.length && !context.signal.aborted; at += together) {
      const some = writes.slice(at, at + together);
      const sent = await recorder?.sent(some.map(({ change }) => change));
      const ends = await Promise.all(some.map((write) => ended(write)));
      sent?.ended(ends.map(endOf));
      all.push(...ends);
    }
    return [...all, ...writes.slice(all.length).map(({ doing }) => ({ error: notSent(doing) }))];
  };
  return {
    list,
    read,
    all: async (doing, row, send) =>
      retry(async () => {
        const reply = await ask(doing, (api) => send(api, { signal: context.signal }));
        if (!Array.isArray(reply?.data)) throw notUnderstood(doing, 'Telnyx answered with no list.');
        return (reply.data as unknown[]).map((one) => rowOf(row, one, doing));
      }, pace),
    write: async (write) => {
      const [end] = await writeEach([write]);
      if (end === undefined || 'error' in end) throw end?.error ?? notUnderstood(write.doing, 'nothing was sent.');
      return end.row;
    },
    writeEach,
  };
};

const notSent = (doing: string): ServiceError =>
  new ServiceError({ kind: 'Rejected', doing, text: 'cancelled, and not sent.', fix: 'run up again.' });

const endOf = (end: Ended<unknown>): End => ('error' in end ? endByError(end.error, isInDoubt) : { step: 'done' });

const wholePage = (
  page: Page,
  doing: string,
): { data: readonly unknown[]; meta: { total_pages: number; total_results?: number } } => {
  const { data, meta } = page ?? {};
  if (!Array.isArray(data) || typeof meta?.total_pages !== 'number') {
    throw notUnderstood(doing, 'Telnyx answered with no page of a list.');
  }
  return { data, meta: { ...meta, total_pages: meta.total_pages } };
};

const rowOf = <Row>(row: z.ZodType<Row>, value: unknown, doing: string): Row => {
  const parsed = row.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'all of it'}: ${message}`);
  throw notUnderstood(doing, `Telnyx answered with something unexpected: ${problems.join('; ')}.`);
};

const understood = <Row>(row: z.ZodType<Row>, reply: { readonly data?: unknown } | undefined, doing: string): Row =>
  rowOf(row, reply?.data, doing);

/** What may have been done isn't sent again by itself: it is of no kind that is. */
const inDoubt = (error: unknown, doing: string): unknown => {
  if (!(error instanceof ServiceError)) return error;
  if (!isInDoubt(error)) return error;
  return new ServiceError({ ...error.facts, doing, kind: 'Unknown', mayBeDone: true });
};
