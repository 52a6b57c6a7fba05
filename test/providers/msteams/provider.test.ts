import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Configured } from '../../../providers/kit/provider.ts';
import { unknownValue } from '../../../providers/kit/resource.ts';
import { createProvider } from '../../../providers/msteams/provider.ts';
import { openJournal } from '../../../providers/msteams/resources/roster/journal.ts';
import { kindSchemas } from '../../../providers/msteams/schema/kinds.ts';

const provider = createProvider({});
const tenantId = '7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f';
const reasons = (news: Record<string, unknown>) =>
  provider.checkConfig?.(news).failures.map((failure) => failure.reason) ?? [];

const noTenant = `This msteams provider has no tenant: it is the engine's default one, used where a program names none.
  Fix: add a provider of type pulumi:providers:msteams with tenantId, and name it in the option provider of every resource, or providers of their component.`;

describe('the msteams provider', () => {
  it('refuses to work without a tenant, and names the way', () => {
    expect(reasons({})).toEqual([noTenant]);
    expect(() => provider.configure({})).toThrow(noTenant);
  });

  it('refuses what is no tenant id', () => {
    expect(reasons({ tenantId: 'contoso.com' })).toEqual([
      `tenantId: "contoso.com" isn't allowed.
  Allowed: a GUID such as 7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f.
  Fix: copy it from entra.microsoft.com, Overview, Tenant ID.`,
    ]);
  });

  it('takes a tenant id in either case, beside what the engine adds', () => {
    const news = { tenantId: tenantId.toUpperCase(), version: '0.1.0', __internal: {} };
    expect(provider.checkConfig?.(news)).toEqual({ inputs: { ...news, tenantId }, failures: [] });
  });

  it('waits for a tenant id that a preview does not know yet', () => {
    expect(reasons({ tenantId: unknownValue })).toEqual([]);
    const news = { tenantId: unknownValue };
    expect(provider.diffConfig?.({ olds: { tenantId }, news })).toEqual([
      { path: 'tenantId', kind: 'update', replaces: false },
    ]);
  });

  it('makes everything anew in another tenant', () => {
    const news = { tenantId: '1ab00000-0000-4000-8000-00000000c0de' };
    expect(provider.diffConfig?.({ olds: { tenantId }, news })).toEqual([
      { path: 'tenantId', kind: 'update', replaces: true },
    ]);
    expect(provider.diffConfig?.({ olds: { tenantId }, news: { tenantId } })).toEqual([]);
  });

  it('tells stacks of one name apart by the id that the engine gave to their provider', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-journal-'));
    const urn = 'urn:pulumi:contoso::trunkline::msteams:index:PhoneNumbers::numbers';
    const seen = async (id: string | undefined) => {
      const configured: Configured = await createProvider({ TRUNKLINE_JOURNAL: folder }).configure({ tenantId });
      configured.knownAs?.(id);
      const kind = configured.kinds.find(({ token }) => token === 'msteams:index:PhoneNumbers');
      return kind?.diff({ urn, id: 'phone-numbers', state: { users: '' }, args: { numbers: {} } }).length;
    };
    const none = () => Promise.reject(new Error('Nobody is there.'));
    const place = { folder, run: 'run', now: () => new Date(0), providerId: 'one' };
    const session = { tenantId, journal: place, graph: none, setupGraph: none, cmdlets: none };
    const journal = openJournal(session, urn, 'PhoneNumbers');
    journal?.note('sent', [{ upn: 'ada@contoso.com', objectId: 'id-ada', to: '+1' }]);
    expect([await seen('one'), await seen('two'), await seen(undefined)]).toEqual([1, 0, 0]);
    rmSync(folder, { recursive: true });
  });

  it('has a kind at work for every resource of its schema, and contacts nobody for that', async () => {
    const configured: Configured = await provider.configure({ tenantId });
    expect(configured.identity).toBe(`tenant ${tenantId}`);
    expect(configured.kinds.map((kind) => kind.token).sort()).toEqual(
      Object.keys(kindSchemas)
        .map((name) => `msteams:index:${name}`)
        .sort(),
    );
    await configured.close?.();
  });
});
