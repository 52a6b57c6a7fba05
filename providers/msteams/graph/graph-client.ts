import {
  AuthenticationHandler,
  Client,
  GraphClientError,
  HTTPMessageHandler,
  type Middleware,
  ResponseType,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import PQueue from 'p-queue';
import { z } from 'zod';
import { ServiceError } from '../../kit/error.ts';
import { notAgain, type RetryOptions, retry } from '../../kit/retry.ts';
import { networkFault } from '../auth/network-fault.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { Graph, GraphCall, GraphReply, GraphRequest } from './graph.ts';
import { graphError } from './graph-errors.ts';
import { understoodRows } from './understood.ts';

/** Graph's own limit. @see https://learn.microsoft.com/graph/json-batching */
const batchSize = 20;

/** Reads of a large roster at once: enough to fill the line, far below any published limit. */
const readsAtOnce = 4;

/** A request that hangs is given up; whether it was done is then unknown. In milliseconds. */
const requestTimeout = 100_000;

/** Absence is never read from an answer without a list. */
const page = z.looseObject({ value: z.array(z.unknown()), '@odata.nextLink': z.string().nullish() });

const batchItem = z.looseObject({
  id: z.coerce.string(),
  status: z.number(),
  headers: z.record(z.string(), z.string()).nullish(),
  body: z.unknown().optional(),
});
const batchAnswer = z.looseObject({ responses: z.array(z.unknown()) });
type BatchItem = z.output<typeof batchItem>;

/** The body as JSON, if it's an object; one that broke off says nothing about what was done. */
const toJson = (text: string, doing: string): unknown => {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ServiceError({ kind: 'Unavailable', doing, text: "Microsoft Graph's answer broke off.", cause });
  }
};

/** The part of Graph that answers a path: one can be down while the others are well. */
const serviceOf = (path: string): string => `Graph ${/^\/(admin\/\w+|\w+)/.exec(path)?.[1] ?? ''}`;

/** What a refusal says; a gateway's page says nothing. */
const errorBody = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The package's chain without its RetryHandler, which would send a POST again after a 503 and so do it twice, and with
 * what really went wrong on the wire kept (GraphError drops it; a GraphClientError is handed through as it is).
 */
const middleware = (tokens: Tokens): Middleware => {
  const wire = new HTTPMessageHandler();
  const keepCause: Middleware = {
    execute: (context) =>
      wire.execute(context).catch((cause: unknown) => {
        throw GraphClientError.setGraphClientError(cause);
      }),
  };
  const telemetry = new TelemetryHandler();
  telemetry.setNext(keepCause);
  const authentication = new AuthenticationHandler({ getAccessToken: () => tokens.graphToken() });
  authentication.setNext(telemetry);
  return authentication;
};

/** Opens Graph for a signed-in automation. The only file that knows @microsoft/microsoft-graph-client. */
export const openGraph = (
  tokens: Tokens,
  pace: Pick<RetryOptions, 'sleep' | 'patienceSeconds'> = { patienceSeconds: 300 },
): Graph => {
  const { identity } = tokens;
  const { graphUrl } = tokens.endpoints;
  const base = `${graphUrl}/v1.0`;
  // Without the host in customHosts the package sends no Authorization header, and says nothing.
  const client = Client.initWithMiddleware({
    middleware: middleware(tokens),
    customHosts: new Set([new URL(graphUrl).hostname]),
  });

  const send = async (method: 'GET' | 'POST', path: string, doing: string, body?: object): Promise<unknown> => {
    const url = path.startsWith('https://') ? path : `${base}${path}`;
    if (!url.startsWith(`${graphUrl}/`)) {
      throw new ServiceError({ kind: 'Unknown', doing, text: `Graph points to another host: ${new URL(url).host}.` });
    }
    // RAW keeps status and headers; it never throws on 4xx, so the status is looked at here.
    const request = client
      .api(url)
      .responseType(ResponseType.RAW)
      .option('signal', AbortSignal.timeout(requestTimeout));
    try {
      const response: Response = await (method === 'GET' ? request.get() : request.post(body));
      const text = await response.text();
      const json = response.ok ? toJson(text, doing) : errorBody(text);
      if (response.ok) return json;
      const headers = Object.fromEntries(response.headers);
      throw graphError({ status: response.status, headers, body: json, path: url.slice(base.length), doing, identity });
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      const cause = error instanceof GraphClientError ? (error.customError ?? error) : error;
      throw networkFault(cause, new URL(graphUrl).host, doing) ?? cause;
    }
  };

  const toReply = (request: GraphRequest, item: BatchItem | undefined): GraphReply => {
    if (item === undefined) {
      const text = "Graph left this request out of the batch's answer.";
      const error = new ServiceError({ kind: 'Unavailable', doing: request.doing, text });
      return { status: 0, body: undefined, error };
    }
    const { status, body } = item;
    const headers = item.headers ?? {};
    if (status >= 400) {
      return {
        status,
        body,
        error: graphError({ status, headers, body, path: request.path, doing: request.doing, identity }),
      };
    }
    const location = Object.entries(headers).find(([name]) => name.toLowerCase() === 'location')?.[1];
    return { status, body, location: location?.replace(/^https:\/\/[^/]+\/v1\.0/, '') };
  };

  const sendBatch = async (requests: readonly GraphRequest[], doing: string): Promise<GraphReply[]> => {
    const items = requests.map(({ method, path, body }, index) => ({
      id: String(index + 1),
      method,
      url: path,
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body }),
    }));
    const answer = batchAnswer.safeParse(await send('POST', '/$batch', doing, { requests: items }));
    // An item that isn't in the answer, or can't be read, counts as unknown, and so do all when the answer is none.
    const read = (answer.data?.responses ?? []).flatMap((item) => batchItem.safeParse(item).data ?? []);
    const byId = new Map(read.map((item) => [item.id, item]));
    return requests.map((request, index) => toReply(request, byId.get(String(index + 1))));
  };

  /** Asks again for just the items that may be asked again. */
  const settle = async (requests: readonly GraphRequest[], call: GraphCall): Promise<GraphReply[]> => {
    const replies: GraphReply[] = [];
    let open = requests.map((_, index) => index);
    const mayRepeat = (index: number, error: ServiceError | undefined): boolean =>
      requests[index]?.method === 'GET' ? error?.retriable === true : error?.kind === 'Throttled';
    await retry(
      async () => {
        const asked = open.map((index) => requests[index] as GraphRequest);
        const got = await sendBatch(asked, call.doing).catch((error: unknown) => {
          // The whole batch was lost or refused for now: that is then the answer to each of its items.
          if (!(error instanceof ServiceError) || !error.retriable) throw error;
          return asked.map((one): GraphReply => {
            const facts = { ...error.facts, doing: one.doing };
            return { status: 0, body: undefined, error: new ServiceError(facts) };
          });
        });
        got.forEach((reply, at) => {
          replies[open[at] as number] = reply;
        });
        open = open.filter((index) => mayRepeat(index, replies[index]?.error));
        const [worst] = open
          .map((index) => replies[index]?.error as ServiceError)
          .toSorted((a, b) => (b.facts.retryAfterSeconds ?? 0) - (a.facts.retryAfterSeconds ?? 0));
        if (worst !== undefined) throw worst;
      },
      { ...pace, context: call.context, service: serviceOf(requests[0]?.path ?? '') },
    ).catch((error: unknown) => {
      if (open.length === 0 || !(error instanceof ServiceError) || !error.retriable) throw error;
      if (replies.some((reply) => reply.error === error)) return; // waited for, in vain
      for (const index of open) {
        const reply = replies[index];
        if (reply?.error !== undefined) replies[index] = { ...reply, error: notAgain(reply.error) };
      }
    });
    return replies;
  };

  return {
    method: tokens.method,
    list: async <Row>(path: string, row: z.ZodType<Row>, call: GraphCall) => {
      await tokens.graphToken(); // a failed sign-in is said at once, not tried again like a busy Graph
      const all: Row[] = [];
      const service = serviceOf(path);
      for (let next: string | undefined = path; next !== undefined; ) {
        const asked: { doing: string; path: string } = { doing: call.doing, path: next };
        const answer = await retry(() => send('GET', asked.path, call.doing), {
          ...pace,
          context: call.context,
          service,
        });
        const read: z.output<typeof page> | undefined = understoodRows(page, [answer], asked)[0];
        for (const one of understoodRows(row, read?.value ?? [], asked)) all.push(one);
        next = read?.['@odata.nextLink'] ?? undefined;
      }
      return all;
    },
    batch: async (requests, call) => {
      await tokens.graphToken();
      const chunks = Array.from({ length: Math.ceil(requests.length / batchSize) }, (_, at) =>
        requests.slice(at * batchSize, (at + 1) * batchSize),
      );
      const queue = new PQueue({ concurrency: requests.some((one) => one.method !== 'GET') ? 1 : readsAtOnce });
      return (await queue.addAll(chunks.map((chunk) => () => settle(chunk, call)))).flat();
    },
  };
};
