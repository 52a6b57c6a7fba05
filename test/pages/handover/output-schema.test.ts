import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { handoverJsonSchema } from '../../../pages/handover/output-schema.ts';
import { root } from '../../../scripts/setup/places.mjs';

it('the published schema of a handover is that of the code', () => {
  const file = join(root, 'docs/reference/handover-output.schema.json');
  expect(readFileSync(file, 'utf8')).toBe(handoverJsonSchema());
});
