import { compareConfigs } from '../routing/compare/compare.ts';
import type { Comparison } from '../routing/compare/comparison.ts';
import { newlyRouted, withUncounted } from '../routing/compare/uncounted.ts';
import { compileConfig } from '../routing/compile.ts';
import type { VoiceConfig } from '../routing/config.ts';
import { fromTenant } from '../routing/from-tenant.ts';
import { withoutStandIn } from '../routing/not-connected.ts';
import { isConnected } from '../tenant/not-known-yet.ts';
import { formatProblem, type Problem } from '../tenant/problem.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { bareRows } from './bare-rows.ts';
import { callersOf } from './callers-of.ts';
import { dialledOf } from './dialled-of.ts';
import { callsEdited, editsOf } from './edits.ts';
import { emergencyOf } from './emergency-of.ts';
import { exceptionsOf } from './exceptions-of.ts';
import { handedOverOf } from './handed-over-of.ts';
import type { Need } from './need.ts';
import { destroyFirst, needsOfChange, stackRename } from './needs.ts';
import type { TemplateUse } from './overrides.ts';
import { playCalls } from './play-calls.ts';
import { reachOf } from './reach-of.ts';
import type { Read } from './read-tenant.ts';
import { foundByPack } from './refused.ts';
import { renamings, withNamesOf } from './renamed.ts';
import type { TenantReview } from './review-schema.ts';
import { sameTenant } from './same-tenant.ts';
import { secretNeeds } from './secret-needs.ts';
import { settingsEdited } from './settings-edited.ts';
import { signInChangesOf } from './sign-in-changes.ts';
import { withSignInNamesOf } from './sign-in-names.ts';
import { takesEffect } from './takes-effect.ts';
import { tenantSummary } from './tenant-summary.ts';
import { toEnterOf } from './to-enter-of.ts';
import { trunkChangesOf } from './trunk/changes.ts';
import { trunkNeeds } from './trunk/needs.ts';
import { firstTold, trunkStateOf } from './trunk/state.ts';
import { wayBack } from './way-back.ts';
import { whatStays, whatStaysAtCarrier } from './what-stays.ts';

/** One tenant in both versions. */
export interface Pair {
  readonly name: string;
  readonly base?: Read;
  readonly head?: Read;
  /** The folder in the older version, where that was another. */
  readonly from?: string;
  /** The newer version is an older one: a way back. */
  readonly back?: boolean;
  readonly template?: TemplateUse;
  /** `YYYY-MM-DD`: whether a secret ends soon is told by it. */
  readonly today?: string;
}

/** What changes for one tenant. */
export const reviewTenant = (pair: Pair): TenantReview => {
  const compared = withoutStandIns(reviewed(pair));
  const [now, older] = [pair.base?.tenant, pair.head?.tenant];
  const isTold = older !== undefined && compared.state !== 'unreadable' && !compared.nothingChanges;
  const found = isTold ? { ...compared, needs: [...compared.needs, ...secretNeeds(older, pair.today)] } : compared;
  const review = pair.back && older ? { ...found, wayBack: wayBack(now, older, found.edits) } : found;
  return { ...review, summary: tenantSummary(review) };
};

/** What stands in for the trunk's name is nobody's address. */
const withoutStandIns = (review: TenantReview): TenantReview =>
  review.trunk === undefined ? review : (JSON.parse(withoutStandIn(JSON.stringify(review))) as TenantReview);

const reviewed = ({ name, base, head, template, from }: Pair): TenantReview => {
  const empty: TenantReview = {
    ...nothing,
    tenant: name,
    ...(template && { template }),
    ...(from !== undefined && { movedFrom: from }),
  };
  if (head && (!head.tenant || head.problems.length > 0))
    return { ...empty, state: 'unreadable', problems: texts(head.problems) };
  if (base && (!base.tenant || base.problems.length > 0))
    return withHead({ ...empty, state: 'base unreadable', problems: texts(base.problems) }, head);
  if (!head?.tenant) return { ...empty, state: 'removed', ...(base?.tenant && removed(base.tenant)) };
  if (!base?.tenant) return withHead({ ...empty, state: 'new' }, head);
  return compared(empty, { ...base, tenant: base.tenant }, { ...head, tenant: head.tenant });
};

const nothing: TenantReview = {
  tenant: '',
  state: 'compared',
  summary: '',
  trunkChanges: [],
  problems: [],
  users: 0,
  handedOver: {
    unreachable: [],
    leavers: [],
    numberChanges: [],
    rings: [],
    addresses: [],
    silenced: [],
    callersLeft: [],
    newPeople: [],
    callingPolicies: [],
  },
  dialled: [],
  sampled: [],
  callers: [],
  uncertain: [],
  unassigned: [],
  emergency: [],
  emergencyUnknown: [],
  reach: [],
  uncounted: [],
  lists: [],
  edits: [],
  needs: [],
  stays: [],
  exceptions: [],
  calls: { total: 0, held: 0, failures: [], notCertain: [], notKnownYet: [] },
  takesEffect: [],
  notAnalysed: [],
  nothingChanges: false,
};

const texts = (problems: readonly Problem[]): string[] => problems.map(formatProblem);

type Readable = Read & { readonly tenant: Tenant };

const compared = (empty: TenantReview, was: Readable, is: Readable): TenantReview => {
  const head = is.tenant;
  const old = { ...was.tenant, name: head.name };
  const people = withSignInNamesOf(old, head);
  const { base, renamed } = withNamesOf(people.base, head);
  const config = fromTenant(head);
  const { before, after, changed, fresh } = withUncounted(fromTenant(base), config, base, head);
  const comparison = compareConfigs(before, after);
  const expected = callsEdited(was.calls, is.calls);
  const moved = empty.movedFrom;
  const folder: TenantReview['edits'] =
    moved === undefined
      ? []
      : [{ about: 'names', thing: `folder ${head.name}`, text: `folder ${moved} is now ${head.name}` }];
  const edits = [
    ...folder,
    ...renamings(renamed),
    ...people.edits,
    ...editsOf(base, head, comparison.lists),
    ...expected,
  ];
  const { trunkChanges, notAnalysed: notReached } = trunkChangesOf({ base, head, before, after });
  const equal = sameTenant(old, head);
  const review = {
    ...empty,
    ...trunkStateOf(head, config, base),
    users: head.users.length,
    handedOver: handedOverOf(comparison, base, head),
    dialled: dialledOf(bareRows(comparison.dialled.changes, before, after), base, head),
    sampled: comparison.dialled.sampled.map(({ example, ...sampled }) => ({ ...sampled, example: example.written })),
    callers: callersOf(comparison),
    uncertain: comparison.dialled.uncertain.map(({ example, ...calls }) => ({
      ...calls,
      ...(example && { example: example.written }),
    })),
    unassigned: comparison.unassigned.changes,
    ...emergencyOf(comparison, after),
    reach: firstTold(base, head)
      ? reachOf(
          { dialled: { reach: [] }, roster: { added: head.users.map(({ upn }) => upn) } },
          { ...after, users: [] },
          after,
          fresh,
        )
      : reachOf(comparison, before, after, fresh),
    uncounted: changed,
    lists: comparison.lists,
    edits: equal || edits.length + comparison.lists.length > 0 ? edits : settingsEdited(old, head, []),
    ...toEnterOf(head),
    calls: playCalls(is, compileConfig(config), compileConfig(fromTenant(old))),
    trunkChanges,
    notAnalysed: [...notAnalysedIn(comparison), ...notReached],
    nothingChanges: equal && edits.length === 0,
  };
  return {
    ...review,
    ...judged(review, head, config, { base, old }),
    takesEffect: takesEffect(review, comparison.roster),
    ...signInChangesOf(base, head),
  };
};

/** A treatment that is beyond a machine is told of those who dial, where there are any. */
const notAnalysedIn = ({ handedOver, dialled, translations, unassigned }: Comparison): TenantReview['notAnalysed'] => {
  const told = [...dialled.notAnalysed, ...translations.notAnalysed, ...handedOver.notAnalysed];
  return [...told, ...unassigned.notAnalysed.filter(({ what }) => !told.some((other) => other.what === what))];
};

/** Exceptions, and what the change needs before `up` carries it out. */
const judged = (
  review: TenantReview,
  head: Tenant,
  config: VoiceConfig,
  /** The older version by the newer one's names, and as it was. */
  { base, old }: { readonly base?: Tenant; readonly old?: Tenant } = {},
): Pick<TenantReview, 'exceptions' | 'needs'> => {
  const exceptions = exceptionsOf(head, base, review);
  const excepted = new Set(exceptions.map(({ rule }) => rule));
  return {
    exceptions,
    needs: [
      ...(review.movedFrom === undefined ? [] : [stackRename(review.movedFrom, head.name)]),
      ...(old ? needsOfChange(old, head, base) : trunkNeeds(undefined, head)),
      ...foundByPack(head, config, review).flatMap(({ rule, text }): Need[] =>
        excepted.has(rule)
          ? []
          : [{ what: 'policy pack', rule, text, ...(base?.exceptions[rule] && { isWithdrawn: true }) }],
      ),
      ...exceptions.flatMap(({ rule, changed, newly }): Need[] =>
        changed || newly.length === 0 ? [] : [{ what: 'exception', rule, text: newly.join('; ') }],
      ),
    ],
  };
};

/** What can be said of the newer version alone. */
const withHead = (empty: TenantReview, head?: Read): TenantReview => {
  if (!head?.tenant) return empty;
  const after = fromTenant(head.tenant);
  const before: VoiceConfig = { ...after, users: [], treatments: [] };
  const comparison = compareConfigs(before, after);
  const review = {
    ...empty,
    ...trunkStateOf(head.tenant, after),
    users: head.tenant.users.length,
    ...toEnterOf(head.tenant),
    ...signInChangesOf({ users: [] }, head.tenant),
    handedOver: { ...nothing.handedOver, addresses: comparison.handedOver.addresses },
    ...emergencyOf(comparison, after),
    reach: reachOf(comparison, before, after, newlyRouted(head.tenant)),
    calls: playCalls(head, compileConfig(after)),
    unassigned: comparison.unassigned.changes,
    notAnalysed: [...comparison.dialled.notAnalysed, ...comparison.unassigned.notAnalysed],
  };
  return { ...review, ...judged(review, head.tenant, after) };
};

const removed = (base: Tenant): Partial<TenantReview> => ({
  users: base.users.length,
  stays: whatStays(base),
  staysAtCarrier: whatStaysAtCarrier(base),
  ...(!isConnected(base) && { trunk: { was: 'not known yet', is: 'not known yet', sbcs: [] } }),
  needs: [destroyFirst(base)],
  handedOver: {
    ...nothing.handedOver,
    unreachable: base.users.map(({ upn, number, ccaip }) => ({
      user: upn,
      why: 'the tenant is removed',
      number,
      ccaip: ccaip !== undefined,
      leaves: true,
    })),
  },
});
