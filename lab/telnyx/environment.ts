import type { Context } from 'hono';
import type { LabBindings } from '../bindings.ts';
import type { Rows } from '../store.ts';

/** What a handler of Telnyx' API finds in Hono's context. */
export interface TelnyxEnv {
  Bindings: LabBindings;
  Variables: { rows: Rows };
}

export type TelnyxContext = Context<TelnyxEnv>;
