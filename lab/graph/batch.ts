import { GraphError } from './error.ts';

interface Item {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

interface Answer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const bad = (message: string) => new GraphError(400, 'BadRequest', message);

const readItem = (value: unknown): Item => {
  const item = (value ?? {}) as Record<string, unknown>;
  if (typeof item.id !== 'string' || typeof item.method !== 'string' || typeof item.url !== 'string') {
    throw bad('Invalid batch payload format: every request needs an id, a method and a url.');
  }
  const headers = (item.headers ?? {}) as Record<string, string>;
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (item.body !== undefined && !hasType) {
    throw bad(`Write request id : ${item.id} does not contain Content-Type header or body.`);
  }
  return {
    id: item.id,
    method: item.method.toUpperCase(),
    url: item.url,
    headers,
    body: item.body,
    dependsOn: Array.isArray(item.dependsOn) ? item.dependsOn.map(String) : [],
  };
};

/** Reads a `$batch` body: at most 20 requests, ids unique whatever their case, dependencies named before use. */
const readBatch = (body: Record<string, unknown>): Item[] => {
  if (!Array.isArray(body.requests) || body.requests.length === 0) {
    throw bad('Invalid batch payload format.');
  }
  if (body.requests.length > 20) {
    throw bad(`Number of batch request steps exceeds the maximum value of 20.`);
  }
  const items = body.requests.map(readItem);
  const ids = items.map((item) => item.id.toLowerCase());
  const double = ids.find((id, index) => ids.indexOf(id) !== index);
  if (double !== undefined) throw bad(`Request Id : ${double} has to be unique in a batch.`);
  const stray = items.flatMap((item) => item.dependsOn).find((id) => !ids.includes(id.toLowerCase()));
  if (stray !== undefined) throw bad(`Invalid dependsOn id : ${stray}.`);
  return items;
};

const answerOf = async (id: string, response: Response): Promise<Answer> => {
  const text = await response.text();
  const headers = Object.fromEntries(
    [...response.headers].map(([name, value]) => [name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()), value]),
  );
  return { id, status: response.status, headers, ...(text === '' ? {} : { body: JSON.parse(text) }) };
};

const dependencyFailed = (id: string): Answer => ({
  id,
  status: 424,
  headers: { 'Content-Type': 'application/json' },
  body: {
    error: { code: 'FailedDependency', message: 'A dependent request in this batch failed.' },
  },
});

/**
 * Runs a JSON batch (learn.microsoft.com/graph/json-batching): each answer has its own status, throttling included,
 * and their order is nobody's promise.
 */
export const runBatch = async (
  body: Record<string, unknown>,
  options: {
    shuffled: boolean;
    send: (item: { method: string; url: string; headers: Headers; body?: string }) => Promise<Response>;
  },
): Promise<{ responses: Answer[] }> => {
  const items = readBatch(body);
  const done = new Map<string, Answer>();
  for (const item of items) {
    const failed = item.dependsOn.some((id) => (done.get(id.toLowerCase())?.status ?? 424) >= 400);
    const answer = failed
      ? dependencyFailed(item.id)
      : await answerOf(
          item.id,
          await options.send({
            method: item.method,
            url: item.url,
            headers: new Headers(item.headers),
            ...(item.body === undefined ? {} : { body: JSON.stringify(item.body) }),
          }),
        );
    done.set(item.id.toLowerCase(), answer);
  }
  const answers = [...done.values()];
  return { responses: options.shuffled ? answers.toReversed() : answers };
};
