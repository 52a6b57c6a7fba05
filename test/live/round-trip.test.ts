import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../lab/identity.ts';
import { person, seedDirectory } from '../../lab/seed/directory.ts';
import { readTenant } from '../../live/read.ts';
import type { TenantWords } from '../../live/words/said.ts';
import { inWords } from '../../live/words/words.ts';
import { loadTenant } from '../../tenant/load.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type LabTenant, openLabTenant, stepContext } from '../providers/msteams/lab-tenant.ts';
import { upWithoutEngine } from './up-without-engine.ts';

const stacks = resolve(import.meta.dirname, '..', '..', 'stacks');
const wordsOf = ({
  country,
  translationRules,
  sbcs,
  pstnUsages,
  voiceRoutes,
  voiceRoutingPolicies,
  dialPlans,
  callingPolicies,
  emergencyCallRoutingPolicies,
  callerIdPolicies,
  unassignedNumbers,
  blockedCallers,
  blockedCallerExemptions,
  users,
}: Tenant): TenantWords => ({
  country,
  translationRules,
  sbcs,
  pstnUsages,
  voiceRoutes,
  voiceRoutingPolicies,
  dialPlans,
  callingPolicies,
  emergencyCallRoutingPolicies,
  callerIdPolicies,
  unassignedNumbers,
  blockedCallers,
  blockedCallerExemptions,
  users,
});
const minutes = 120_000;

describe.each(['lab', 'fabrikam'])('tenant %s, made in a lab and read back', (name) => {
  const { tenant, problems } = loadTenant({ root: stacks, name, today: '2026-11-22', env: {} });
  if (tenant === undefined) throw new Error(JSON.stringify(problems));
  let lab: LabTenant;

  beforeAll(async () => {
    lab = await openLabTenant();
    const { store, clock } = lab.lab;
    seedDirectory(lab.lab.context, tenant);
    for (const id of tenant.otherDomains ?? []) {
      store.put('domain', id, { id, isDefault: false, isInitial: false, isVerified: true, supportedServices: [] });
      // A derived trunk needs somebody with a voice licence in its domain.
      const keeper = person(`keeper@${id}`, tenant.country, { enterpriseVoiceEnabled: true });
      store.put('user', keeper.id, keeper);
    }
    for (const { name: displayName } of tenant.groups) {
      const id = idOf('group', displayName);
      store.put('group', id, { id, displayName, mail: `${id}@${tenant.domain}`, members: [] });
    }
    clock.advance(24 * 3_600_000);
    await upWithoutEngine(lab.session, tenant, { context: stepContext(), users: true });
    clock.advance(24 * 3_600_000);
  }, minutes);
  afterAll(() => lab.close());

  it(
    'is in words what its files say, every word of it',
    async () => {
      const { words, beyond } = inWords(await readTenant(lab.session, tenant), tenant);
      expect(words).toEqual(wordsOf(tenant));
      // What every tenant has from its first day.
      expect(beyond).toEqual([
        expect.objectContaining({ about: 'voice route', name: 'LocalRoute', field: 'pstnUsages' }),
      ]);
    },
    minutes,
  );

  it(
    'says the same without its files, but for what only they know',
    async () => {
      const nothing = {
        ...wordsOf(tenant),
        sbcs: [],
        pstnUsages: [],
        voiceRoutes: [],
        voiceRoutingPolicies: [],
        dialPlans: [],
      };
      const { words } = inWords(await readTenant(lab.session, tenant), nothing);
      const fqdns = new Map(tenant.sbcs.map(({ key, fqdn }) => [key, fqdn]));
      const sorted = <Item extends { name: string }>(items: readonly Item[]) =>
        items.toSorted((one, other) => (one.name < other.name ? -1 : 1));
      expect(sorted(words.voiceRoutes)).toEqual(
        sorted(tenant.voiceRoutes).map((route) => ({ ...route, sbcs: route.sbcs.map((key) => fqdns.get(key)) })),
      );
      expect(sorted(words.voiceRoutingPolicies)).toEqual(sorted(tenant.voiceRoutingPolicies));
      expect(sorted(words.dialPlans)).toEqual(sorted(tenant.dialPlans));
      expect(sorted(words.pstnUsages)).toEqual(sorted(tenant.pstnUsages));
    },
    minutes,
  );
});
