import type { Context } from '../../kit/resource.ts';
import type { Graph } from '../graph/graph.ts';

/** One object per name, in `$batch`es: undefined where `absent` takes the error for "there is none", else it's thrown. */
export const readEach = async <Item>(
  graph: Graph,
  names: readonly string[],
  how: {
    readonly path: (name: string) => string;
    readonly doing: string;
    readonly context: Context;
    readonly absent: (error: unknown) => boolean;
  },
): Promise<(Item | undefined)[]> => {
  if (names.length === 0) return [];
  const { doing, context } = how;
  const requests = names.map((name) => ({ method: 'GET' as const, path: how.path(name), doing }));
  const replies = await graph.batch(requests, { doing, context });
  return replies.map((reply) => {
    if (reply.error === undefined) return reply.body as Item;
    if (how.absent(reply.error)) return undefined;
    throw reply.error;
  });
};
