import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { historyJsonSchema } from '../../../scripts/history/output-schema.ts';
import { root } from '../../../scripts/setup/places.mjs';

it('the published schema of a history is that of the code', () => {
  const file = join(root, 'docs/reference/history-output.schema.json');
  expect(readFileSync(file, 'utf8')).toBe(historyJsonSchema());
});
