import { adoptSchema } from '../../providers/msteams/schema/declaration/described-kind.ts';

/** Takes over an object that is in the tenant already. */
export const adopt = () =>
  adoptSchema.meta({
    description:
      'Take over an object of this name that is in the tenant already. Without it, an object that trunkline did not make is refused. Default: false.',
  });
