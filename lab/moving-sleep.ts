import { registerHooks } from 'node:module';
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
  // A lab that has ended is told by whatever the waiting was for.
  await fetch(`${process.env.TRUNKLINE_LAB_URL}/lab/clock`, { method: 'POST', headers, body }).catch(() => undefined);
};

/** The lab's time. */
export const realNow: Now = async () => {
  const reply = await fetch(`${process.env.TRUNKLINE_LAB_URL}/lab/clock`);
  const { now } = (await reply.json()) as { now: string };
  return new Date(now);
};
