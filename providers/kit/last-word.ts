import type { Engine } from './engines.ts';

const lookMs = 50;

interface Work {
  running: number;
  begun: number;
}

/** Our own time, in milliseconds; tests move one. */
interface OurTime {
  now(): number;
  wait(milliseconds: number): Promise<unknown>;
}

/** Runs steps; the failure of one is held back until the others of its engine have ended. */
export interface LastWord {
  run<Result>(engine: Engine, step: Held<Result>): Promise<Result>;
}

interface Held<Result> {
  /** Ends the holding: nobody waits any longer. */
  readonly signal: AbortSignal;
  run(): Promise<Result>;
  /** Told once when a failure is held back. */
  onHeld(error: unknown): void;
}

/**
 * After a failure an engine begins nothing more, not even what has nothing to do with it. So a failure is told last, once
 * nothing has been under way for `quietMs`: three users without a licence keep nobody from their policies.
 */
export const createLastWord = (quietMs: number, time: OurTime): LastWord => {
  const works = new WeakMap<Engine, Work>();

  const quiet = async (work: Work, signal: AbortSignal): Promise<void> => {
    let { begun } = work;
    for (let since = time.now(); time.now() - since < quietMs && !signal.aborted; ) {
      await time.wait(Math.min(lookMs, quietMs));
      if (work.running > 0 || work.begun !== begun) since = time.now();
      begun = work.begun;
    }
  };

  return {
    run: async (engine, { signal, run, onHeld }) => {
      const work = works.get(engine) ?? { running: 0, begun: 0 };
      works.set(engine, work);
      work.running += 1;
      work.begun += 1;
      try {
        return await run().finally(() => {
          work.running -= 1;
        });
      } catch (error) {
        if (work.running > 0) onHeld(error);
        await quiet(work, signal);
        throw error;
      }
    },
  };
};
