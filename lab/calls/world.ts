import type { LabContext } from '../context.ts';

/**
 * What decides a call, and the time. Calls go by what has reached Teams' services: a user's numbers and direct policies once the read
 * model shows them, a group's policies once they have spread, a translation rule once it is usable; all else at once.
 */
export type World = Pick<LabContext, 'store' | 'clock' | 'switches'>;
