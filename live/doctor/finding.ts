import type { z } from 'zod';
import { answers } from '../answer.ts';

const findings = answers(
  // In the order in which they are told.
  ['tools', 'identity', 'tenant', 'licences', 'numbers', 'trunk', 'ccaip', 'state', 'secrets', 'sbc'],
  { yes: 'good', no: 'bad', ofWhom: 'Key of the SBC, or sign-in name of the person, whom it is about.' },
);

export const { schema: findingSchema, standings, yes: good, no: bad, cantTell, of } = findings;

/** One answer of the doctor. */
export type Finding = Readonly<z.output<typeof findingSchema>>;
export type About = Finding['about'];
