import { registerHooks } from 'node:module';
import type { Sleep } from '../providers/kit/sleep.ts';

/**
 * For `node --import`: what a process of trunkline waits moves the clock of its lab (TRUNKLINE_LAB_URL), which stands still
 * otherwise, by exactly as much, and takes no time of ours. The process doesn't know: this takes the place of its
 * `providers/kit/sleep.ts`. It needs a lab of speed 0.
 */
const replaced = new URL('../providers/kit/sleep.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    return found.url === replaced ? { ...found, url: import.meta.url } : found;
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
