import { includesName, sameName } from '../../providers/msteams/resources/same-name.ts';
import { callingPolicy } from '../../providers/msteams/schema/calling-policy.ts';
import type { Fields } from '../../providers/msteams/schema/declaration/declared-field.ts';
import { sbc } from '../../providers/msteams/schema/sbc.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type WordedKind, wordOf } from '../../tenant/words.ts';
import type { LiveRows } from '../rows.ts';
import type { TenantWords } from '../words/said.ts';

/**
 * A tenant as it is now, as its file would say it and as far as it is the file's business: what others keep in Teams is left out, but
 * for what takes part in the file's own calls (routes in its PSTN usages) or holds for everybody (treatments, blocked callers).
 * Its people are the file's: they are compared by themselves.
 */
export const asItIs = (file: Tenant, words: TenantWords, rows: Pick<LiveRows, 'usages'>): Tenant => {
  const usages = file.pstnUsages.map(({ name }) => name);
  const voiceRoutes = words.voiceRoutes.filter(
    ({ name, pstnUsages }) =>
      file.voiceRoutes.some((one) => sameName(one.name, name)) ||
      pstnUsages.some((usage) => includesName(usages, usage)),
  );
  return withRoutes(
    {
      ...file,
      translationRules: described(words.translationRules, file.translationRules),
      // Of a hosted SBC that is gone a route may still speak: then the words take it for a carrier's.
      sbcs: file.sbcs.flatMap((known) => {
        const now = words.sbcs.find(({ fqdn, derived }) => sameName(fqdn, known.fqdn) && (known.derived || !derived));
        return now === undefined ? [] : [asAsked('Sbc', sbc.fields, now, known)];
      }),
      pstnUsages: file.pstnUsages.filter(({ name }) => includesName(rows.usages, name)),
      voiceRoutingPolicies: described(words.voiceRoutingPolicies, file.voiceRoutingPolicies),
      dialPlans: described(words.dialPlans, file.dialPlans),
      callingPolicies: named(words.callingPolicies, file.callingPolicies).map((now) => {
        const known = file.callingPolicies.find(({ name }) => name === now.name);
        return known === undefined ? now : asAsked('CallingPolicy', callingPolicy.fields, now, known);
      }),
      emergencyCallRoutingPolicies: named(words.emergencyCallRoutingPolicies, file.emergencyCallRoutingPolicies),
      callerIdPolicies: named(words.callerIdPolicies, file.callerIdPolicies),
      unassignedNumbers: words.unassignedNumbers,
      blockedCallers: words.blockedCallers,
      blockedCallerExemptions: words.blockedCallerExemptions,
    },
    voiceRoutes,
  );
};

/** The tenant with these routes, in this order, in the lists of its usages too. */
export const withRoutes = (tenant: Tenant, voiceRoutes: Tenant['voiceRoutes']): Tenant => ({
  ...tenant,
  voiceRoutes,
  pstnUsages: tenant.pstnUsages.map((usage) => ({
    ...usage,
    routes: voiceRoutes.flatMap(({ name, pstnUsages }) => (includesName(pstnUsages, usage.name) ? [name] : [])),
  })),
});

const named = <Thing extends { readonly name: string }>(now: readonly Thing[], file: readonly Thing[]): Thing[] =>
  now.filter(({ name }) => file.some((known) => sameName(known.name, name)));

/** Of what somebody else looks after the file has what decides calls: what they note of it is theirs. */
const described = <
  Thing extends { readonly name: string; readonly existing?: boolean; readonly description?: string | undefined },
>(
  now: readonly Thing[],
  file: readonly Thing[],
): Thing[] =>
  named(now, file).map((thing) => {
    const known = file.find(({ name }) => sameName(name, thing.name));
    if (known?.existing !== true) return thing;
    const { description: _, ...rest } = thing;
    return { ...rest, ...(known.description !== undefined && { description: known.description }) } as Thing;
  });

/** Without what the file leaves out and `up` leaves alone. */
const asAsked = <Thing extends object>(kind: WordedKind, fields: Fields, now: Thing, file: Thing): Thing => {
  const left = Object.entries(fields).flatMap(([field, { leftAlone }]) => {
    const word = wordOf(kind, field);
    return leftAlone !== undefined && (file as Values)[word] === undefined ? [word] : [];
  });
  return Object.fromEntries(Object.entries(now).filter(([word]) => !left.includes(word))) as Thing;
};

type Values = Readonly<Record<string, unknown>>;
