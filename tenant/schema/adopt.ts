import { z } from 'zod';

/** Takes over an object that is in the tenant already. */
export const adopt = () =>
  z.boolean().default(false).meta({
    description:
      'Take over an object of this name that is in the tenant already. Without it, an object that trunkline did not make is refused. Default: false.',
  });
