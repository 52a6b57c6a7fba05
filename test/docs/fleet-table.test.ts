import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { TenantResult } from '../../scripts/fleet/output-schema.ts';
import { finalTable } from '../../scripts/fleet/table.ts';
import { root } from '../../scripts/setup/places.mjs';
import { blocksOf } from './page.ts';

const result = (tenant: string, state: TenantResult['state'], what: string, seconds?: number): TenantResult => ({
  tenant,
  state,
  what,
  said: [],
  ...(seconds !== undefined && { seconds }),
});

it('the table of the page on fleets is what is printed of such tenants', () => {
  const table = finalTable(
    [
      result('contoso', 'done', '~ 2 updated, 29 unchanged', 44),
      result('adatum', 'waiting', '+ 31 created', 51),
      result('northwind', 'not begun', ''),
      result('litware', 'failed', 'no credentials: there is no litware.env'),
      result('fabrikam', 'calls', 'customers/fabrikam/calls.yaml: calls[3]: eve dials 112', 48),
    ],
    ['Stopped: "fabrikam": its live or emergency calls are not shown to hold after its up.', 'Not begun: northwind.'],
  );
  const shown = blocksOf(readFileSync(join(root, 'docs/fleet.md'), 'utf8')).find(({ body }) => body.startsWith('  ✗'));
  expect(table).toEqual(shown?.body.split('\n'));
});
