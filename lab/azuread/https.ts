import { request } from 'node:https';

export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** One HTTPS request that trusts the lab's CA; rejects when the connection ends without an answer. */
export const send = (
  url: string,
  options: { ca: string; method: string; headers: Record<string, string>; body?: string },
): Promise<Answer> =>
  new Promise((done, fail) => {
    const { ca, method, headers, body } = options;
    const sent = request(url, { ca, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
      response.on('error', fail);
    });
    sent.on('error', fail);
    sent.end(body);
  });
