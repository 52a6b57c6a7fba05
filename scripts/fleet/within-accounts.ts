import PQueue from 'p-queue';
import type { Account } from './accounts.ts';

/** Runs work when each account that it uses has room: at most so many tenants of one account at a time. */
export const withinAccounts = (most: number) => {
  const queues = new Map<string, PQueue>();
  const queueOf = (id: string): PQueue => {
    const queue = queues.get(id) ?? new PQueue({ concurrency: most });
    queues.set(id, queue);
    return queue;
  };
  const within = async <T>([first, ...others]: readonly Account[], work: () => Promise<T>): Promise<T> =>
    first === undefined ? work() : queueOf(first.id).add(() => within(others, work));
  return within;
};
