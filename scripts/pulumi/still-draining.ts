import { minute, minutesOf } from '../../providers/msteams/schema/duration.ts';
import type { Problem } from '../../tenant/problem.ts';
import { resourcesOf, type StackState } from './stack-state.ts';

/**
 * Why a destroy must not begin: an SBC of the stack may still carry calls. The provider refuses to remove it too, but only after
 * everything that stands before it is gone.
 */
export const stillDraining = (state: StackState, now: Date): Problem[] =>
  resourcesOf(state).flatMap(({ outputs = {}, id = '' }) => {
    const { drainFor, __drained: drained, __unmade: unmade, fqdn = id } = outputs;
    const minutes = typeof drainFor === 'string' ? minutesOf(drainFor) : undefined;
    // What waits was never made, and carries nothing.
    if (minutes === undefined || unmade === true) return [];
    const since = Date.parse(typeof drained === 'string' ? drained : '');
    const until = since + minutes * 60_000;
    if (now.getTime() >= until) return [];
    return [
      {
        file: 'stack',
        path: `sbc:${fqdn}`,
        message: Number.isNaN(since)
          ? 'is to be drained, and since when it takes no new calls is not known.'
          : `takes no new calls since ${minute(since)}, and calls in progress have until ${minute(until + 59_999)} to end (drainFor ${drainFor}).`,
        allowed: 'What is drained goes when its time has passed.',
        fix: Number.isNaN(since)
          ? 'run up, and destroy when drainFor has passed.'
          : `run the same command again after ${minute(until + 59_999)}. Not to wait: write a shorter drainFor, and run up first.`,
      },
    ];
  });
