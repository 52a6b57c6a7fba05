import type { Context } from '../providers/kit/resource.ts';

/** For reads outside the engine: nobody to cancel, and waits are told on standard error. */
export const readContext: Context = {
  urn: '',
  signal: new AbortController().signal,
  log: (message) => console.error(message),
};
