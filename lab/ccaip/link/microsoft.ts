import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import type { LabContext } from '../../context.ts';

/** What Microsoft answered; status 0 is no answer. */
export interface MicrosoftReply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

const bodyOf = ({ form, json }: Asked): [string, string] | undefined => {
  if (form !== undefined) return ['application/x-www-form-urlencoded', new URLSearchParams(form).toString()];
  return json === undefined ? undefined : ['application/json', JSON.stringify(json)];
};

const parsed = (text: string): MicrosoftReply['body'] => {
  try {
    return JSON.parse(text) as MicrosoftReply['body'];
  } catch {
    return {};
  }
};

/** CCAIP is another company's service: it reaches Entra and Graph over HTTPS as anybody does, faults included. */
export const askMicrosoft = (
  { origin, ca }: Pick<LabContext, 'origin' | 'ca'>,
  asked: Asked,
): Promise<MicrosoftReply> =>
  new Promise((done) => {
    const body = bodyOf(asked);
    const headers = {
      ...(body !== undefined && { 'content-type': body[0] }),
      ...(asked.token !== undefined && { authorization: `Bearer ${asked.token}` }),
    };
    const lost = () => done({ status: 0, body: {} });
    request(
      `${origin}${asked.path}`,
      { method: asked.method, ca: readFileSync(ca), headers, agent: false },
      (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        reply.on('error', lost).on('end', () => done({ status: reply.statusCode ?? 0, body: parsed(text) }));
      },
    )
      .on('error', lost)
      .end(body?.[1]);
  });

/** Entra's sentence, or Graph's, without what differs each time. */
export const refusalIn = ({ status, body }: MicrosoftReply): string => {
  if (status === 0) return 'Microsoft gave no answer.';
  const { error, error_description: described } = body;
  if (typeof described === 'string') return described.replace(/ Trace ID: .*$/s, '');
  const message = (error as { message?: unknown } | undefined)?.message;
  return typeof message === 'string' ? `Graph: ${message}` : `HTTP ${status}`;
};
