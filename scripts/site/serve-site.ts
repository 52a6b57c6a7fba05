import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** A site that is being served, to this machine alone. */
export interface ServedSite {
  readonly address: string;
  close(): void;
}

/** Serves the files of a folder on a free port of loopback. */
export const serveSite = async (folder: string): Promise<ServedSite> => {
  const app = new Hono().use('*', serveStatic({ root: folder }));
  const server = createAdaptorServer({ fetch: app.fetch, createServer }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
