import type { Wording } from '../problem.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const shape = /^[\da-fA-F]{8}(-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/;

const judge = (value: string): Wording | undefined =>
  shape.test(value)
    ? undefined
    : {
        message: `"${value}" isn't a tenant id.`,
        allowed: 'A tenant id is a GUID: 8-4-4-4-12 hexadecimal digits.',
        fix: 'copy the Tenant ID from Entra admin center, Overview.',
      };

/** An Entra id. */
export const guid = () => text().check(worded(judge)).meta({ pattern: shape.source });
