import type { Rows } from '../store.ts';

/** The setting that Set-CsTenantBlockedCallingNumbers keeps. */
export const blockingKey = 'blockedCallingNumbers';

/** On in a tenant that nobody has touched (INF). */
export const isBlockingOn = (rows: Rows): boolean => rows.get('setting', blockingKey)?.enabled !== false;
