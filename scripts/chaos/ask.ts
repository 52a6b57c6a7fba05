import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import type { LabSession } from '../lab/session.ts';

/** For `JSON.parse`: the order of properties is no difference. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly text?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request to a lab's services; rejects for what is refused. */
export const ask = (session: LabSession, { method, path, text, headers = {} }: Asked): Promise<unknown> =>
  new Promise((done, fail) => {
    const ca = readFileSync(session.env.NODE_EXTRA_CA_CERTS ?? '');
    const sent = request(`${session.url}${path}`, { method, ca, headers }, async (reply) => {
      try {
        let said = '';
        for await (const part of reply.setEncoding('utf8')) said += part;
        if ((reply.statusCode ?? 500) >= 400) fail(new Error(`${method} ${path}: ${reply.statusCode} ${said}`));
        else done(said === '' ? undefined : JSON.parse(said, inOrder));
      } catch (error) {
        fail(error);
      }
    });
    // One that was kept from before the lab was killed.
    const isStale = (error: NodeJS.ErrnoException) => sent.reusedSocket && error.code === 'ECONNRESET';
    sent.on('error', (error) =>
      isStale(error) ? ask(session, { method, path, text, headers }).then(done, fail) : fail(error),
    );
    sent.end(text);
  });

/** A button of the lab, or what it shows. */
export const askLab = (session: LabSession, method: string, path: string, body?: unknown): Promise<unknown> => {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return ask(session, { method, path: `/lab/${path}`, text, headers: { 'content-type': 'application/json' } });
};
