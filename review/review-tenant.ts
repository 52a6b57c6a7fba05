import { compareConfigs } from '../routing/compare/compare.ts';
import { compileConfig } from '../routing/compile.ts';
import type { VoiceConfig } from '../routing/config.ts';
import { fromTenant } from '../routing/from-tenant.ts';
import { formatProblem, type Problem } from '../tenant/problem.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { approvalsNeeded } from './approvals.ts';
import { bareRows } from './bare-rows.ts';
import { dialledOf } from './dialled-of.ts';
import { callsEdited, editsOf } from './edits.ts';
import { emergencyOf } from './emergency-of.ts';
import { handedOverOf } from './handed-over-of.ts';
import type { TemplateUse } from './overrides.ts';
import { playCalls } from './play-calls.ts';
import { premiumUnknown } from './premium-known.ts';
import { reachOf } from './reach-of.ts';
import type { Read } from './read-tenant.ts';
import type { TenantReview } from './review-schema.ts';
import { renamedSbcs, withNamesOf } from './same-names.ts';
import { sameTenant } from './same-tenant.ts';
import { settingsEdited } from './settings-edited.ts';
import { takesEffect } from './takes-effect.ts';
import { tenantSummary } from './tenant-summary.ts';
import { toEnterOf } from './to-enter-of.ts';

/** One tenant in both versions. */
export interface Pair {
  readonly name: string;
  readonly base?: Read;
  readonly head?: Read;
  readonly template?: TemplateUse;
}

/** What changes for one tenant. */
export const reviewTenant = (pair: Pair): TenantReview => {
  const review = reviewed(pair);
  return { ...review, summary: tenantSummary(review) };
};

const reviewed = ({ name, base, head, template }: Pair): TenantReview => {
  const empty: TenantReview = { ...nothing, tenant: name, ...(template && { template }) };
  if (head && (!head.tenant || head.problems.length > 0))
    return { ...empty, state: 'unreadable', problems: texts(head.problems) };
  if (base && (!base.tenant || base.problems.length > 0))
    return withHead({ ...empty, state: 'base unreadable', problems: texts(base.problems) }, head);
  if (!head?.tenant) return { ...empty, state: 'removed', ...(base?.tenant && removed(base.tenant)) };
  if (!base?.tenant) return withHead({ ...empty, state: 'new' }, head);
  return compared(empty, base.tenant, head.tenant, base, head);
};

const nothing: TenantReview = {
  tenant: '',
  state: 'compared',
  summary: '',
  problems: [],
  users: 0,
  handedOver: { unreachable: [], rings: [], addresses: [], newPeople: [], callingPolicies: [] },
  dialled: [],
  sampled: [],
  emergency: [],
  emergencyUnknown: [],
  premiumUnknown: [],
  reach: [],
  lists: [],
  edits: [],
  approvals: [],
  exceptions: [],
  calls: { total: 0, held: 0, failures: [] },
  takesEffect: [],
  notAnalysed: [],
  nothingChanges: false,
};

const texts = (problems: readonly Problem[]): string[] => problems.map(formatProblem);

const compared = (empty: TenantReview, old: Tenant, head: Tenant, was: Read, is: Read): TenantReview => {
  const base = withNamesOf(old, head);
  const [before, after] = [fromTenant(base), fromTenant(head)];
  const comparison = compareConfigs(before, after);
  const renamed = renamedSbcs(old, head).map((text) => ({ about: 'settings' as const, text }));
  const expected = callsEdited(was.calls, is.calls);
  const edits = [...editsOf(base, head, comparison.lists), ...renamed, ...expected];
  const equal = sameTenant(old, head);
  const review = {
    ...empty,
    users: head.users.length,
    handedOver: handedOverOf(comparison, base),
    dialled: dialledOf(bareRows(comparison.dialled.changes, before, after), base, head),
    sampled: comparison.dialled.sampled.map(({ example, ...sampled }) => ({ ...sampled, example: example.written })),
    ...emergencyOf(comparison, after),
    premiumUnknown: premiumUnknown(head),
    reach: reachOf(comparison, before, after),
    lists: comparison.lists,
    edits: equal || edits.length + comparison.lists.length > 0 ? edits : settingsEdited(old, head, []),
    approvals: approvalsNeeded(base, head),
    ...toEnterOf(head),
    exceptions: exceptionsOf(head),
    calls: playCalls(is, compileConfig(after), compileConfig(before)),
    notAnalysed: comparison.dialled.notAnalysed,
    nothingChanges: equal && expected.length === 0,
  };
  return { ...review, takesEffect: takesEffect(review, comparison.roster) };
};

const exceptionsOf = ({ exceptions }: Tenant): TenantReview['exceptions'] =>
  Object.entries(exceptions).map(([rule, { reason }]) => ({ rule, reason }));

/** What can be said of the newer version alone. */
const withHead = (empty: TenantReview, head?: Read): TenantReview => {
  if (!head?.tenant) return empty;
  const after = fromTenant(head.tenant);
  const before: VoiceConfig = { ...after, users: [] };
  const comparison = compareConfigs(before, after);
  return {
    ...empty,
    users: head.tenant.users.length,
    exceptions: exceptionsOf(head.tenant),
    ...toEnterOf(head.tenant),
    handedOver: { ...nothing.handedOver, addresses: comparison.handedOver.addresses },
    ...emergencyOf(comparison, after),
    premiumUnknown: premiumUnknown(head.tenant),
    reach: reachOf(comparison, before, after),
    calls: playCalls(head, compileConfig(after)),
    notAnalysed: comparison.dialled.notAnalysed,
  };
};

const removed = (base: Tenant): Partial<TenantReview> => ({
  users: base.users.length,
  handedOver: {
    ...nothing.handedOver,
    unreachable: base.users.map(({ upn, number, ccaip }) => ({
      user: upn,
      why: 'the tenant is removed',
      number,
      ccaip: ccaip !== undefined,
    })),
  },
});
