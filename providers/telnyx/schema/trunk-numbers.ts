import { z } from 'zod';
import { field } from '../../msteams/schema/field.ts';
import { waitingOutput } from '../../msteams/schema/waiting.ts';
import { number, telnyxId } from './values.ts';

/** Which numbers of the account ring at the connection. */
export const trunkNumbersArgs = z
  .strictObject({
    connectionId: field(telnyxId(), {
      description: 'The connection to which calls of the numbers go.',
      allowed: 'the output connectionId of a Connection',
      teams: 'connection_id',
    }),
    numbers: field(z.array(number()), {
      description: 'Numbers of the account that the tenant has. Others of the account are never touched.',
      allowed: 'numbers such as +31205552101',
      asText: true,
    }),
    emergencyAddress: field(telnyxId().optional(), {
      description:
        'Id of the address with which emergency calling is enabled on each of the numbers. Left out, it stays as it is.',
      allowed: 'the id of an address of the account',
      teams: 'emergency_address_id',
    }),
    release: field(z.array(number()).optional(), {
      description: 'Numbers that are given back to Telnyx for good; somebody else may have them then.',
      allowed: 'numbers such as +31205552199, none of which is in numbers',
    }),
    approvedMoves: field(z.int().min(0).optional(), {
      description: 'How many numbers may be taken from other connections of the account.',
      allowed: 'a whole number, 0 or more',
    }),
    approvedReleases: field(z.int().min(0).optional(), {
      description: 'How many numbers a person has agreed to give back: the very count.',
      allowed: 'a whole number, 0 or more',
    }),
  })
  .superRefine(({ numbers, release = [] }, context) => {
    const wanted = new Set(numbers);
    release.forEach((one, at) => {
      if (!wanted.has(one)) return;
      context.addIssue({
        code: 'custom',
        path: ['release', at],
        message: `"${one}" is wanted too: it is in numbers.`,
        params: { allowed: 'numbers that nobody is to have any more', fix: 'take it out of one of the two.' },
      });
    });
  });

export const trunkNumbersState = z.strictObject({
  connectionId: field(z.string(), { description: 'The connection at which they ring.', allowed: 'an id' }),
  numbers: field(z.string(), {
    description: 'Those of the asked numbers that ring at the connection, a line each.',
    allowed: 'lines',
  }),
  emergency: field(z.string().optional(), {
    description: 'Those on which emergency calling is active, a line each: number and id of the address.',
    allowed: 'lines',
  }),
  released: field(z.string().optional(), {
    description: 'Numbers that were given back, a line each.',
    allowed: 'lines',
  }),
  unfinished: field(z.string().optional(), {
    description: 'Numbers whose giving back was approved and has not ended: the next up goes on with them, one a line.',
    allowed: 'lines',
  }),
  waiting: waitingOutput(),
});

export type TrunkNumbersArgs = z.output<typeof trunkNumbersArgs>;
export type TrunkNumbersState = z.output<typeof trunkNumbersState>;
