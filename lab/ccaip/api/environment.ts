import type { Context } from 'hono';
import type { LabBindings } from '../../bindings.ts';
import type { Rows } from '../../store.ts';

/** What a handler of CCAIP's APIs finds in Hono's context. */
export interface CcaipEnv {
  Bindings: LabBindings;
  Variables: { rows: Rows };
}

export type CcaipContext = Context<CcaipEnv>;
