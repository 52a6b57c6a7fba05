import { expect, it, vi } from 'vitest';
import { createProvider } from '../../../providers/ccaip/provider.ts';
import { stepContext } from '../msteams/lab-tenant.ts';

const limits: unknown[] = [];
vi.mock('../../../providers/ccaip/people.ts', async (original) => ({
  ...(await original<typeof import('../../../providers/ccaip/people.ts')>()),
  openPeople: (_of: unknown, _env: unknown, { limit }: { limit?: unknown }) => void limits.push(limit),
}));

it('all that a provider asks of one CCAIP goes by one limit of requests', async () => {
  const portal = 'https://contoso.uc1.ccaiplatform.example';
  const { kinds } = await createProvider({}).configure({ tenantId: '7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f', portal });
  const [removals, users] = ['ExternalUserRemovals', 'ExternalUsers'].map((name) =>
    kinds.find(({ token }) => token.endsWith(`:${name}`)),
  );
  const context = { ...stepContext(), urn: 'urn:pulumi:contoso::trunkline::ccaip:index:ExternalUsers::external-users' };
  const state = { portal, asked: 'ada@contoso.com\n', lookAgain: '' };
  await removals?.foresee?.({ args: { portal, asked: '', whenRemoved: 'clear' }, state, context });
  const externalUsers = 'ada@contoso.com +31205552101@sip.example ada@contoso.com\n';
  await users?.foresee?.({ args: { portal, externalUsers }, context });
  expect(limits.length).toBeGreaterThan(1);
  expect(limits[0]).toBeDefined();
  expect(new Set(limits).size).toBe(1);
});
