import { setTimeout as wait } from 'node:timers/promises';

/**
 * Gathers calls that arrive together into one: a refresh of 200 routes becomes one read of all routes.
 *
 * A call never gets an answer that was asked for before it: the run starts after the last caller has joined.
 */
export const gather = <Result>(
  run: () => Promise<Result>,
  pause: () => Promise<unknown> = () => wait(20),
): (() => Promise<Result>) => {
  let gathering: Promise<Result> | undefined;
  return () => {
    gathering ??= pause().then(() => {
      gathering = undefined;
      return run();
    });
    return gathering;
  };
};
