import { ServiceError } from '../../../providers/kit/error.ts';
import type { Graph, GraphReply, GraphRequest } from '../../../providers/msteams/graph/graph.ts';

/** What a test orders for the next matching action: `assign ada 1`, `release bob`, … */
export interface Trouble {
  readonly on: string;
  readonly kind: 'refuse' | 'fail' | 'lost' | 'notDone' | 'forbid';
  times?: number;
}

/**
 * The number service in a few lines, for what the lab can't be told to do: one action that fails and no other, a
 * reply that is lost after the work is done. It throws when a number would get a second holder.
 */
export const fakeNumbers = (start: Readonly<Record<string, string>>) => {
  const holders = new Map(Object.entries(start).map(([user, number]) => [number, user])); // numbers with +
  const troubles: Trouble[] = [];
  const sent: string[] = [];
  const operations = new Map<string, { status: string; detail?: string }>();
  let batches = 0;

  const take = (action: string): Trouble | undefined => {
    const found = troubles.find((one) => (one.times ?? 1) > 0 && action.startsWith(one.on));
    if (found !== undefined) found.times = (found.times ?? 1) - 1;
    return found;
  };
  const perform = (verb: string, user: string, number: string): void => {
    if (verb === 'release') {
      holders.delete(number);
      return;
    }
    const holder = holders.get(number);
    if (holder !== undefined && holder !== user)
      throw new Error(`${number} would have two holders: ${holder}, ${user}`);
    const own = [...holders].find(([other, who]) => who === user && other !== number);
    if (own !== undefined) throw new Error(`${user} would have two numbers: ${own[0]}, ${number}`);
    holders.set(number, user);
  };
  const error = (kind: 'Rejected' | 'Unavailable' | 'Forbidden', doing: string): GraphReply => ({
    status: kind === 'Forbidden' ? 403 : 400,
    body: undefined,
    error: new ServiceError({ kind, doing, text: kind === 'Rejected' ? 'No.' : `${kind}.` }),
  });

  const post = ({ path, body, doing }: GraphRequest): GraphReply => {
    const { telephoneNumber: number, assignmentTargetId } = body as Record<string, string>;
    if (number === undefined) throw new Error('no number');
    const verb = path.endsWith('/assignNumber') ? 'assign' : 'release';
    const user = assignmentTargetId ?? holders.get(number) ?? 'nobody';
    const action = `${verb} ${user} ${number}`;
    sent.push(action);
    const trouble = take(action);
    if (trouble?.kind === 'forbid') return error('Forbidden', doing);
    if (trouble?.kind === 'refuse') return error('Rejected', doing);
    if (trouble?.kind === 'notDone') return error('Unavailable', doing);
    const id = `/operations('${operations.size + 1}')`;
    if (trouble?.kind === 'fail') operations.set(id, { status: 'failed', detail: 'Not today.' });
    else {
      perform(verb, user, number);
      operations.set(id, { status: 'succeeded' });
    }
    return trouble?.kind === 'lost' ? error('Unavailable', doing) : { status: 202, location: id, body: undefined };
  };

  const get = ({ path }: GraphRequest): GraphReply => {
    const operation = operations.get(path);
    if (operation !== undefined) {
      const numbers = [{ statusDetail: operation.detail ?? null }];
      return { status: 200, body: { status: operation.status, numbers } };
    }
    const number = /eq '([^']+)'/.exec(decodeURIComponent(path))?.[1] ?? '';
    const row = { telephoneNumber: number, numberType: 'directRouting', assignmentTargetId: holders.get(number) };
    return { status: 200, body: { value: [row] } };
  };

  const graph: Graph = {
    method: 'secret',
    list: async () => [],
    batch: async (requests) => {
      if (requests[0]?.method === 'POST') batches += 1;
      return requests.map((request) => (request.method === 'POST' ? post(request) : get(request)));
    },
  };
  return {
    graph,
    holders,
    sent,
    trouble: (one: Trouble) => troubles.push({ ...one }),
    batches: () => batches,
    /** `ada:1 bob:2` for +1 and +2, sorted by user. */
    print: () =>
      [...holders]
        .map(([number, user]) => `${user}:${number.slice(1)}`)
        .toSorted()
        .join(' '),
  };
};
