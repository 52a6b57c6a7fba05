import { z } from 'zod';
import { field } from '../../msteams/schema/field.ts';

/** Which CCAIP is meant: in another one nothing of this stack is known, and nothing of it is cleared in the former. */
export const portal = () =>
  field(z.string().min(1), {
    description:
      'The CCAIP portal in which it is so, that of the provider: in another one everything is looked at anew.',
    allowed: 'an address such as https://contoso.uc1.ccaiplatform.example',
  });
