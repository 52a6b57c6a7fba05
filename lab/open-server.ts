import type { Server as PlainServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { LabRefusal } from './refusal.ts';

export const loopback = '127.0.0.1';

export type Answer = (request: Request, env: unknown) => Response | Promise<Response>;

/** A server that listens, on loopback only. */
interface OpenServer {
  readonly port: number;
  /** The addresses in answers hold the port: so what answers is made after it listens. */
  answerBy(by: Answer): void;
  close(): Promise<void>;
}

const portTaken = (port: number, path: string): LabRefusal =>
  new LabRefusal([
    {
      file: 'lab',
      path,
      message: `${port} is in use on ${loopback}.`,
      allowed: 'Another lab may be running there; 0 picks a free port.',
      fix: 'end it, or choose another port.',
    },
  ]);

const listen = (server: Server | PlainServer, port: number, path: string): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'EADDRINUSE' ? portTaken(port, path) : error),
    );
    server.listen(port, loopback, () => done((server.address() as AddressInfo).port));
  });

/** Opens a port, over TLS with a certificate and in plain text without. `option` is what a refusal names. */
export const openServer = async (
  port: number,
  option: string,
  certificate?: { readonly key: string; readonly cert: string },
): Promise<OpenServer> => {
  let answer: Answer = () => new Response(null, { status: 503 });
  const fetch: Answer = (request, env) => answer(request, env);
  const server = createAdaptorServer(
    certificate === undefined ? { fetch } : { fetch, createServer, serverOptions: certificate },
  ) as Server | PlainServer;
  const listening = await listen(server, port, option);
  return {
    port: listening,
    answerBy: (by) => {
      answer = by;
    },
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
};
