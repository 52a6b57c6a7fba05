import type { z } from 'zod';
import type { Context } from '../../kit/resource.ts';
import type { Graph } from '../graph/graph.ts';
import { understoodRow } from '../graph/understood.ts';

/** One object per name, in `$batch`es: undefined where `absent` takes the error for "there is none", else it's thrown. */
export const readEach = async <Row>(
  graph: Graph,
  names: readonly string[],
  how: {
    readonly path: (name: string) => string;
    readonly row: z.ZodType<Row>;
    readonly doing: string;
    readonly context: Context;
    readonly absent: (error: unknown) => boolean;
  },
): Promise<(Row | undefined)[]> => {
  if (names.length === 0) return [];
  const { doing, context } = how;
  const requests = names.map((name) => ({ method: 'GET' as const, path: how.path(name), doing }));
  const replies = await graph.batch(requests, { doing, context });
  return replies.map((reply, index) => {
    const path = requests[index]?.path ?? '';
    if (reply.error === undefined) return understoodRow(how.row, reply.body, { doing, path });
    if (how.absent(reply.error)) return undefined;
    throw reply.error;
  });
};
