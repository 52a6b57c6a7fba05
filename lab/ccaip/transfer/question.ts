import { z } from 'zod';
import { availabilities, ccaipStatuses } from '../model.ts';

/** A customer's number, where none is said. */
export const aCustomer = '+31201112222';

/** One of the words, however it is cased. */
const wordOf = (words: readonly string[]) =>
  z.string().transform((text, context) => {
    const found = words.find((one) => one.toLowerCase() === text.toLowerCase());
    if (found !== undefined) return found;
    context.issues.push({ code: 'custom', input: text, message: `"${text}" is none of ${words.join(', ')}.` });
    return z.NEVER;
  });

const presence = wordOf(availabilities);

const sbcs = z.array(z.string()).default([]);

/** How somebody in Teams is, and what they do. */
const person = {
  /** They are in another call. */
  busy: z.boolean().default(false),
  /** Presence in Teams before the call; left out: as it is. */
  status: presence.optional(),
  /** Presence in Teams after the call; left out: as before. */
  after: presence.optional(),
  /** What they are signed in to. CCAIP alone: as in an outage of Teams. */
  login: z.enum(['teams', 'both', 'ccaip']).default('teams'),
  /** Which status of CCAIP they choose during the call as the next one; only who is signed in there can. */
  next: wordOf(Object.values(ccaipStatuses)).optional(),
};

const call = {
  /** The customer's number; empty: none. */
  caller: z.string().default(aCustomer),
  /** SBCs that don't answer, by FQDN. */
  down: sbcs,
};

/** An agent of CCAIP transfers a call to somebody. */
const transfer = z.strictObject({
  /** E-mail, the part before its @, UCaaS username or name of a user of CCAIP; or a SIP URI, which is called as it is, available or not. */
  to: z.string().min(1),
  /** Who transfers; left out: the first agent who works in CCAIP itself. */
  by: z.string().optional(),
  /** To whom they transfer the call on, as they dial it. */
  on: z.string().optional(),
  ...call,
  ...person,
});

/** A call that comes to a queue, or is transferred to it. */
const queue = z.strictObject({
  queue: z.string().min(1),
  by: z.string().optional(),
  /** Who is in another call, by e-mail. */
  busy: z.array(z.string()).default([]),
  /** Presence in Teams of who answers, after the call; left out: as before. */
  after: presence.optional(),
  ...call,
});

/** Somebody in Teams dials. */
const dialled = z.strictObject({
  from: z.string().min(1),
  dial: z.string().min(1),
  at: z.string().optional(),
  hidden: z.boolean().default(false),
  down: sbcs,
  draw: z.int().min(0).default(0),
});

/** Somebody calls a number of the trunk from the telephone network. */
const network = z.strictObject({
  /** As +E.164. */
  number: z.string().regex(/^\+[1-9]\d{6,14}$/, 'write it as +E.164, such as +31205552101.'),
  /** Who has it is in another call. */
  busy: z.boolean().default(false),
  ...call,
});

export type TransferQuestion = z.output<typeof transfer>;
export type QueueQuestion = z.output<typeof queue>;
export type DialQuestion = z.output<typeof dialled>;
export type NetworkQuestion = z.output<typeof network>;
export type CallQuestion = TransferQuestion | QueueQuestion | DialQuestion | NetworkQuestion;

/** Which of the four it is shows by its first word, so that what is wrong is said of that one. */
export const readQuestion = (sent: unknown): CallQuestion => {
  const has = (name: string) => typeof sent === 'object' && sent !== null && name in sent;
  if (has('queue')) return queue.parse(sent);
  if (has('number')) return network.parse(sent);
  return has('from') ? dialled.parse(sent) : transfer.parse(sent);
};
