import { isInDoubt } from '../../kit/error.ts';
import type { Graph, GraphReply, GraphRequest } from '../graph/graph.ts';
import type { Change, End, Json } from './change.ts';
import { endByError } from './end-by-error.ts';
import type { Recorder } from './recorder.ts';

const isWrite = ({ method }: GraphRequest): boolean => method !== 'GET';

/** Of a request that says nothing of itself. */
const changeOf = ({ change, path, body }: GraphRequest): Change =>
  change ?? {
    kind: path.split('?')[0]?.split('/').at(-1) ?? path,
    object: path,
    to: (body ?? null) as unknown as Json,
  };

const endByReply = (reply: GraphReply | undefined): End => {
  if (reply === undefined) return { step: 'unknown' };
  if (reply.error !== undefined) return endByError(reply.error, isInDoubt);
  if (reply.status !== 202) return { step: 'done' };
  const operation = /([^/('"]+)['")]*$/.exec(reply.location ?? '')?.[1];
  return { step: 'taken', ...(operation !== undefined && { operation }) };
};

/** The same Graph, each write in the history of changes before it leaves and again with its reply. Whatever isn't a GET is a write. */
export const recordedGraph = (graph: Graph, recorder: Recorder): Graph => ({
  method: graph.method,
  list: (path, row, call) => graph.list(path, row, call),
  batch: async (requests, call) => {
    const writes = requests.flatMap((request, at) => (isWrite(request) ? [at] : []));
    if (writes.length === 0) return graph.batch(requests, call);
    const sent = await recorder.sent(writes.map((at) => changeOf(requests[at] as GraphRequest)));
    try {
      const replies = await graph.batch(requests, call);
      sent.ended(writes.map((at) => endByReply(replies[at])));
      return replies;
    } catch (error) {
      sent.ended(writes.map(() => endByError(error, isInDoubt)));
      throw error;
    }
  },
  settled: recorder.settled,
});
