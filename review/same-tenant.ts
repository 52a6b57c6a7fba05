import { isDeepStrictEqual } from 'node:util';
import type { Tenant } from '../tenant/tenant.ts';

/** Whether two versions of a tenant are equal after reading and templates, whatever fields a tenant has. */
export const sameTenant = (one: Tenant, other: Tenant): boolean =>
  isDeepStrictEqual(comparable(one), comparable(other));

/** A tenant as plain data, without what has no meaning: where a row stands, and the order of things that are found by name. */
const comparable = (tenant: Tenant): unknown =>
  JSON.parse(
    JSON.stringify({
      ...tenant,
      users: byName(
        tenant.users.map(({ line: _, ...user }) => user),
        ({ upn }) => upn,
      ),
      ...(tenant.entered && { entered: byName(tenant.entered, ({ upn }) => upn) }),
      translationRules: byName(tenant.translationRules, ({ name }) => name),
      sbcs: byName(tenant.sbcs, ({ key }) => key),
      pstnUsages: byName(tenant.pstnUsages, ({ name }) => name),
      voiceRoutingPolicies: byName(tenant.voiceRoutingPolicies, ({ name }) => name),
      callingPolicies: byName(tenant.callingPolicies, ({ name }) => name),
      emergencyCallRoutingPolicies: byName(tenant.emergencyCallRoutingPolicies, ({ name }) => name),
      callerIdPolicies: byName(tenant.callerIdPolicies, ({ name }) => name),
      blockedCallers: byName(tenant.blockedCallers, ({ name }) => name),
      blockedCallerExemptions: byName(tenant.blockedCallerExemptions, ({ name }) => name),
      dialPlans: byName(tenant.dialPlans, ({ name }) => name),
    }),
  );

const byName = <Thing>(things: readonly Thing[], name: (thing: Thing) => string): Thing[] =>
  things.toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
