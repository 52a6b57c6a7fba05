import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { guarded } from './guard.ts';
import { type Ending, type Presence, watchPresence } from './presence.ts';

/** A page that is being served. */
export interface Served {
  /** Works once. */
  readonly address: string;
  readonly presence: Presence;
  /** Resolves when the server has closed. */
  readonly closed: Promise<Ending>;
}

const loopback = '127.0.0.1';

/** Between two looks whether somebody is still there, in milliseconds. */
const look = 500;

/** Serves one page on a free port of this machine, until it ends by itself or `signal` ends it. */
export const servePage = async (
  page: (presence: Presence) => Hono,
  { signal, now = Date.now }: { readonly signal?: AbortSignal; readonly now?: () => number } = {},
): Promise<Served> => {
  const presence = watchPresence(now);
  // The port is known only when it listens, and the guard asks for it.
  let fetch: Hono['fetch'] = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request, env) => fetch(request, env), createServer }) as Server;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, loopback, done);
  });
  const host = `${loopback}:${(server.address() as AddressInfo).port}`;
  const { app, opening } = guarded({ page: page(presence), presence, host });
  fetch = app.fetch;
  signal?.addEventListener('abort', () => presence.end('interrupted'), { once: true });
  if (signal?.aborted) presence.end('interrupted');
  return { address: `http://${host}${opening}`, presence, closed: closedBy(server, presence) };
};

const closedBy = (server: Server, presence: Presence): Promise<Ending> =>
  new Promise((done) => {
    const timer = setInterval(() => {
      const ending = presence.ending();
      if (ending === undefined) return;
      clearInterval(timer);
      server.close(() => done(ending));
      server.closeIdleConnections();
      // A browser keeps its connections; what is being answered has had its time.
      setTimeout(() => server.closeAllConnections(), look).unref();
    }, look);
  });
