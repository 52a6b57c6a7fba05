import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fleetJsonSchema } from '../../../scripts/fleet/output-schema.ts';
import { root } from '../../../scripts/setup/places.mjs';

it('the published schema of a fleet is that of the code', () => {
  const file = join(root, 'docs/reference/fleet-output.schema.json');
  expect(readFileSync(file, 'utf8')).toBe(fleetJsonSchema());
});
