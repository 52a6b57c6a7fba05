import PQueue from 'p-queue';
import type { Account } from './accounts.ts';

/** An account at a service that more than one tenant uses. */
interface Shared {
  readonly service: string;
  readonly tenants: number;
}

/** Runs work when each account that it uses has room: at most so many tenants of one account at a time. */
export const withinAccounts = (most: number) => {
  const queues = new Map<string, { readonly service: string; readonly queue: PQueue; tenants: number }>();
  const queueOf = ({ id, service }: Account): PQueue => {
    const one = queues.get(id) ?? { service, queue: new PQueue({ concurrency: most }), tenants: 0 };
    one.tenants += 1;
    queues.set(id, one);
    return one.queue;
  };
  const within = async <T>([first, ...others]: readonly Account[], work: () => Promise<T>): Promise<T> =>
    first === undefined ? work() : queueOf(first).add(() => within(others, work));
  return {
    within,
    shared: (): Shared[] =>
      [...queues.values()].flatMap(({ service, tenants }) => (tenants > 1 ? { service, tenants } : [])),
  };
};
