import { memoryOf, processes } from './memory.ts';

const lookMilliseconds = 1000;

/** Measures, while a fleet runs, what each tenant's processes hold; `look` is called by itself now and then until `close`. */
export const watchMemory = (running: () => ReadonlyMap<string, number>, list = processes) => {
  const most = new Map<string, number>();
  let held = 0;
  const look = async (): Promise<void> => {
    const all = await list();
    held = 0;
    for (const [tenant, pid] of running()) {
      const bytes = memoryOf(pid, all);
      held += bytes;
      most.set(tenant, Math.max(most.get(tenant) ?? 0, bytes));
    }
  };
  const timer = setInterval(() => void look(), lookMilliseconds);
  return {
    look,
    /** The most that one tenant held; absent where nothing could be measured. */
    measured: (): number | undefined => {
      const found = Math.max(0, ...most.values());
      return found === 0 ? undefined : found;
    },
    of: (tenant: string): number | undefined => most.get(tenant) || undefined,
    /** What all of the fleet hold now. */
    held: () => held,
    close: () => clearInterval(timer),
  };
};
