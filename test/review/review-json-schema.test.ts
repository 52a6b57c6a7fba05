import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewJsonSchema } from '../../review/review-json-schema.ts';

const reference = resolve(import.meta.dirname, '..', '..', 'docs', 'reference');

describe('the published schema of a review', () => {
  it('is fresh: npm run schema', () => {
    expect(readFileSync(join(reference, 'review.schema.json'), 'utf8')).toBe(reviewJsonSchema());
  });
});
