import type { Now } from '../kit/clock.ts';
import type { Context } from '../kit/resource.ts';
import type { Sleep } from '../kit/sleep.ts';
import type { Graph } from '../msteams/graph/graph.ts';
import type { RosterSession } from '../msteams/resources/roster/roster-session.ts';
import type { People } from './people.ts';

/** One configured provider's way into one customer's CCAIP. */
export interface CcaipSession extends RosterSession {
  /** The portal's address, as the program names it. */
  readonly portal: string;
  /** Undefined where there is no token. Nothing is sent before the first read. */
  people(context: Context, sleep: Sleep): People | undefined;
  /** By the everyday identity: names of who is new in CCAIP. */
  graph(): Promise<Graph>;
  readonly now?: Now | undefined;
}
