import type { Next } from 'hono';
import type { LabBindings } from './bindings.ts';
import type { LabContext } from './context.ts';
import type { Fault } from './faults.ts';

/** What the trouble is played on. */
export interface Played {
  readonly lab: LabContext;
  readonly fault: Fault | undefined;
  readonly env: LabBindings;
  readonly next: Next;
  /** What the service throws where nothing is done and nobody answers. */
  readonly unanswered: () => Error;
}

/** Ordered trouble with the connection, which is the same at every service; what a service refuses in its own words isn't among it. */
export const playFault = async ({ lab, fault, env, next, unanswered }: Played): Promise<void> => {
  if (fault?.kind === 'crash') {
    env.replyLost = true;
    throw unanswered();
  }
  if (fault?.kind === 'hold') await lab.faults.cleared();
  await next();
  if (fault?.kind === 'lostReply') env.replyLost = true;
  if (fault?.kind === 'holdReply') await lab.faults.cleared();
};
