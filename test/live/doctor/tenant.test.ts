import { expect, it } from 'vitest';
import { lookAtTenant } from '../../../live/doctor/tenant.ts';
import type { Graph } from '../../../providers/msteams/graph/graph.ts';
import type { Session } from '../../../providers/msteams/session.ts';

const phoneSystem = '4828c8ec-dc2e-4779-b502-87ac9ce28ab7';
const teams = '57ff2da0-773e-42df-b2af-ffb7a2317929';

/** A tenant that has bought these, each a subscription of one service plan. */
const told = async (...bought: { readonly plan: string; readonly status?: string }[]) => {
  const graph = {
    list: async (path: string) =>
      path === '/subscribedSkus'
        ? bought.map(({ plan, status = 'Enabled' }) => ({
            capabilityStatus: status,
            servicePlans: [{ servicePlanId: plan }],
          }))
        : [{ verifiedDomains: [{ name: 'contoso.example' }] }],
  } as unknown as Graph;
  const session = { graph: async () => graph, granted: async () => ({}) } as unknown as Session;
  const findings = await lookAtTenant(session, { sbcs: ['sbc.contoso.example'], isSbcNew: false, groups: false });
  return findings.flatMap(({ about, standing, text }) =>
    standing === 'good' ? [] : [`${standing} ${about}: ${text}`],
  );
};

it('finds that nothing was bought with Phone System, or with Teams, or that it has ended', async () => {
  expect(await told({ plan: phoneSystem }, { plan: teams, status: 'Warning' })).toEqual([]);
  expect(await told({ plan: teams })).toEqual([
    expect.stringContaining('bad licences: a subscription with Phone System'),
  ]);
  expect(await told({ plan: phoneSystem }, { plan: teams, status: 'Suspended' })).toEqual([
    expect.stringContaining('bad licences: a subscription with Teams'),
  ]);
});
