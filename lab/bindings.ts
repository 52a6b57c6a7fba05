import type { HttpBindings } from '@hono/node-server';

/** What travels with one request through the lab: Node's objects, so that a fault can drop the connection. */
export interface LabBindings extends HttpBindings {
  /** A fault struck: the caller never hears of what was done. */
  replyLost?: boolean;
  /** An item of a `$batch`. */
  isBatched?: boolean;
}
