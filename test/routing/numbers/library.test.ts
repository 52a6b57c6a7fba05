import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { compileConfig } from '../../../routing/compile.ts';
import { explainDialled } from '../../../routing/explain.ts';
import { fromTenant } from '../../../routing/from-tenant.ts';
import { writeNumber } from '../../../routing/numbers/write-number.ts';
import { loadTenant } from '../../../tenant/load.ts';
import { tenantsRoot } from '../../../tenant/root.ts';

const isRead = (): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('google-libphonenumber'));

it('is read by who needs a plan of numbers, not by who reads a tenant or explains a call', () => {
  const { tenant } = loadTenant({ root: tenantsRoot({}), name: 'fabrikam', today: '2026-12-01', env: {} });
  if (!tenant) throw new Error('fabrikam has problems');
  const voice = compileConfig(fromTenant(tenant));
  for (const user of voice.users.values()) explainDialled(voice, user, '0612345678');
  expect(writeNumber('112', 'NL')).toBe('112');
  expect(isRead()).toBe(false);
  expect(writeNumber('0612345678', 'NL')).toBe('06 12345678');
  expect(isRead()).toBe(true);
});
