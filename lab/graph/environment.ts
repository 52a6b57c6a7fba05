import type { LabBindings } from '../bindings.ts';
import type { Claims } from '../entra/tokens.ts';
import type { Rows } from '../store.ts';

/** What a Graph handler finds in Hono's context. */
export interface GraphEnv {
  Bindings: LabBindings & { version: 'v1.0' | 'beta' };
  Variables: {
    version: 'v1.0' | 'beta';
    /** Who calls. */
    caller: Claims;
    /** What this request may read: the tenant as it is, or, under a `lag` fault, as it was. */
    rows: Rows;
    requestId: string;
    clientRequestId: string;
  };
}
