import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { labTenantId } from '../../../lab/identity.ts';
import type { Context } from '../../../providers/kit/resource.ts';
import type { Recorder } from '../../../providers/msteams/history/recorder.ts';
import type { SentOrders } from '../../../providers/telnyx/resources/number-order/sent-orders.ts';
import { createTelnyxSession } from '../../../providers/telnyx/session.ts';
import { answerOf, type Body, emptyStore, type Row, type Store } from './fake-routes.ts';

/** What becomes of a request: its reply is lost before or after it is carried out, or it is answered by a status. */
interface Fault {
  readonly on: RegExp;
  readonly does:
    | 'lost before'
    | 'lost after'
    | 'broken'
    | { status: number; after?: true; headers?: Record<string, string>; body?: unknown };
  times: number;
}

/** A Telnyx in memory, as far as lost replies, money and many numbers are concerned; the lab's own is the whole one. */
export const telnyxAtWork = () => {
  let store: Store;
  let requests: string[];
  let keys: (string | undefined)[];
  let bodies: { request: string; body: Body }[];
  let faults: Fault[];
  let waited: number[];
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '', 'http://telnyx');
    const path = url.pathname.replace(/^\/v2/, '');
    const line = `${request.method} ${path}`;
    const body = chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Body);
    requests.push(line);
    keys.push(request.headers.authorization);
    if (request.method !== 'GET') bodies.push({ request: line, body });
    const fault = faults.find(({ on, times }) => times > 0 && on.test(`${line}${url.search}`));
    if (fault !== undefined) fault.times -= 1;
    const does = fault?.does;
    if (does === 'lost before') return void request.socket.destroy();
    const reply = (status: number, sent: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-request-id': `req-${requests.length}`,
        ...headers,
      });
      response.end(typeof sent === 'string' ? sent : JSON.stringify(sent));
    };
    if (typeof does === 'object' && does.after === undefined) {
      return reply(
        does.status,
        does.body ?? { errors: [{ code: '10007', title: 'Unexpected error', detail: 'as told' }] },
        does.headers,
      );
    }
    const { status = 200, body: sent } = answerOf(store, line, url.searchParams, body);
    if (does === 'lost after') return void request.socket.destroy();
    if (does === 'broken') return reply(200, '{"data": {"id"');
    if (typeof does === 'object')
      return reply(does.status, does.body ?? { errors: [{ code: '10007', title: 'Unexpected error' }] }, does.headers);
    reply(status, sent);
  };

  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    store = emptyStore();
    [faults, requests, keys, bodies, waited] = [[], [], [], [], []];
  });

  const env = () => ({
    TRUNKLINE_TELNYX_API_KEY: 'KEY-of-the-test',
    TRUNKLINE_TELNYX_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`,
  });

  const run = (more: { key?: string; recorder?: Recorder; sent?: SentOrders; tenantId?: string } = {}) =>
    createTelnyxSession(
      more.tenantId ?? labTenantId,
      { ...env(), ...(more.key !== undefined && { TRUNKLINE_TELNYX_API_KEY: more.key }) },
      { now: async () => new Date(store.time), ...(more.recorder && { recorder: more.recorder }), sent: more.sent },
    );

  return {
    /** A run of the engine: nothing of one is known to the next. */
    run,
    /** Where the account is, for a provider of its own. */
    env,
    context: (kind: string, name = 'trunk', signal = new AbortController().signal): Context & { lines: string[] } => {
      const lines: string[] = [];
      return {
        urn: `urn:pulumi:contoso::trunkline::telnyx:index:${kind}::${name}`,
        signal,
        lines,
        log: (line) => void lines.push(line),
        sleep: async (seconds) => {
          waited.push(seconds);
          store.time += seconds * 1000;
        },
      };
    },
    /** The account itself. */
    account: () => store,
    waited: () => waited,
    keys: () => keys,
    /** Requests so far, or those that match. */
    asked: (shape = /^/) => requests.filter((one) => shape.test(one)),
    written: () => bodies,
    forget: () => {
      requests = [];
      bodies = [];
    },
    later: (seconds: number) => {
      store.time += seconds * 1000;
    },
    fault: (on: RegExp, does: Fault['does'], times = 1) => faults.push({ on, does, times }),
    offer: (number: string, cost: Body | undefined = { currency: 'USD', monthly_cost: '1.10', upfront_cost: '0.1' }) =>
      store.offers.push({ phone_number: number, ...(cost && { cost_information: cost }) }),
    owns: (number: string, more: Body = {}) => {
      const row = {
        id: `n${number.slice(1)}`,
        phone_number: number,
        status: 'active',
        connection_id: null,
        emergency_status: 'disabled',
        ...more,
      };
      store.numbers.push(row as Row);
      return row;
    },
  };
};
