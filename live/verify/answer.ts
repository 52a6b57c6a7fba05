import type { z } from 'zod';
import { answers } from '../answer.ts';

const ofHandover = answers(
  // In the order in which they are told.
  [
    'application',
    'redirect URI',
    'secret',
    'consent',
    'link',
    'account',
    'role',
    'user',
    'activation',
    'other users',
    'queues',
    'statuses',
    'presence',
    'test call',
  ],
  { yes: 'so', no: 'not so', ofWhom: 'Sign-in name of the person whom it is about.' },
);

export const { schema: answerSchema, standings, yes: so, no: notSo, cantTell, untold, of } = ofHandover;

/** One answer about the handover. */
export type Answer = Readonly<z.output<typeof answerSchema>>;
