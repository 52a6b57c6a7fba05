import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import type { LabSession } from '../lab/session.ts';

/** What the lab shows at a path, or does when a button is pressed with a body. */
export const askLab = (session: Pick<LabSession, 'url' | 'env'>, path: string, body?: object): Promise<unknown> =>
  new Promise((done, fail) => {
    const ca = readFileSync(session.env.NODE_EXTRA_CA_CERTS ?? '');
    const options = {
      ca,
      // A connection that lay idle while we computed may be closed by now.
      agent: false,
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
    };
    request(`${session.url}/lab/${path}`, options, async (reply) => {
      let text = '';
      for await (const part of reply.setEncoding('utf8')) text += part;
      done(text === '' ? undefined : JSON.parse(text));
    })
      .on('error', fail)
      .end(body === undefined ? undefined : JSON.stringify(body));
  });
