import { z } from 'zod';

/** A call that a user dials. */
const dialled = z.strictObject({
  /** UPN, SIP address or object id. */
  from: z.string().min(1),
  /** What the phone sends. */
  to: z.string().min(1),
  /** The site of the network where the user is, as the tenant names it. */
  at: z.string().optional(),
  /** The user hides the number, where the caller ID policy lets them. */
  hidden: z.boolean().default(false),
  /** SBCs that don't answer, by FQDN. */
  down: z.array(z.string()).default([]),
  /** Draws the order of a route's SBCs, which Teams leaves to chance; 0: as the route lists them. */
  draw: z.int().min(0).default(0),
});

/** A call that a SIP trunk hands over. */
const handedOver = z.strictObject({
  /** FQDN of the SBC. */
  over: z.string().min(1),
  /** The caller's number as the SBC sends it; empty: none. */
  from: z.string(),
  /** The called number or SIP user, with or without `sip:` and host. */
  to: z.string().min(1),
  /** The called person is in another call. */
  busy: z.boolean().default(false),
});

export const question = z.union([handedOver, dialled]);

export interface DialledQuestion extends z.output<typeof dialled> {
  /** The SBC's translation rules aren't applied, as to a call that is transferred on. */
  readonly untranslated?: boolean;
}
export type HandedOverQuestion = z.output<typeof handedOver>;
