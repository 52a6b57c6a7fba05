import type { Wording } from '../problem.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const judge = (value: string): Wording | undefined =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)
    ? undefined
    : {
        message: `${JSON.stringify(value)} isn't a tenant id.`,
        allowed: 'A tenant id is a GUID: 8-4-4-4-12 hexadecimal digits.',
        fix: 'copy the Tenant ID from Entra admin center, Overview.',
      };

/** An Entra id. */
export const guid = () => text().check(worded(judge));
