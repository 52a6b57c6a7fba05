import { registerHooks } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import type { Now } from '../providers/kit/clock.ts';
import type { Sleep } from '../providers/kit/sleep.ts';

/**
 * For `node --import`: what a process of trunkline waits moves the clock of its lab (TRUNKLINE_LAB_URL), which stands still
 * otherwise, by exactly as much, and takes no time of ours; and what it takes for now is that clock's time. The process doesn't
 * know: this takes the place of its `providers/kit/sleep.ts` and `clock.ts`. It needs a lab of speed 0.
 */
const replaced = ['sleep', 'clock'].map((name) => new URL(`../providers/kit/${name}.ts`, import.meta.url).href);

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    return replaced.includes(found.url) ? { ...found, url: import.meta.url } : found;
  },
});

/** Waits in lab time alone. */
export const realSleep: Sleep = async (seconds, signal) => {
  if (signal.aborted) return;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ advanceSeconds: seconds });
  await fetch(`${process.env.TRUNKLINE_LAB_URL}/lab/clock`, { method: 'POST', headers, body }).catch(() =>
    // A lab that is gone may come back: who waits for it has its patience, a hundred times as fast.
    wait((seconds * 1000) / 100, undefined, { signal }).catch(() => undefined),
  );
};

/** What the lab said last, for as long as it is gone. */
let last = new Date();

/** The lab's time. */
export const realNow: Now = async () => {
  const reply = await fetch(`${process.env.TRUNKLINE_LAB_URL}/lab/clock`).catch(() => undefined);
  if (reply === undefined) return last;
  const { now } = (await reply.json()) as { now: string };
  last = new Date(now);
  return last;
};
