import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { driftJsonSchema } from '../../../scripts/drift/output-schema.ts';
import { root } from '../../../scripts/setup/places.mjs';

it('the published schema of drift is that of the code', () => {
  const file = join(root, 'docs/reference/drift-output.schema.json');
  expect(readFileSync(file, 'utf8')).toBe(driftJsonSchema());
});
