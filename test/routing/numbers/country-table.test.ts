import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countryTable } from '../../../routing/numbers/country-table.ts';

it('is what npm run schema makes of the library now', () => {
  const file = join(import.meta.dirname, '../../../tenant/country-table.ts');
  expect(readFileSync(file, 'utf8')).toBe(countryTable());
});
