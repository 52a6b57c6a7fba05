import { z } from 'zod';
import { reviewSchema } from './review-schema.ts';

/** The JSON schema of `npm run review -- --json`, as docs/reference/review.schema.json has it. */
export const reviewJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(reviewSchema, { target: 'draft-7' }), undefined, 2)}\n`;
