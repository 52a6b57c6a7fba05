import { compileConfig, type Voice } from '../../routing/compile.ts';
import type { VoiceConfig } from '../../routing/config.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { inWords } from '../../routing/in-words.ts';
import { notKnownYetText } from '../../routing/not-connected.ts';
import { neverRings } from '../../routing/who-answers.ts';
import { isConnected, isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { kindWords } from '../destination.ts';
import type { TenantReview } from '../review-schema.ts';

type State = NonNullable<TenantReview['trunk']>;

/** Whether the trunk has its name, where it hasn't in one version or the other. */
export const trunkStateOf = (head: Tenant, config: VoiceConfig, base?: Tenant): { readonly trunk?: State } => {
  const [was, is] = [base, head].map((tenant) => tenant && stateOf(tenant));
  if (is === undefined || (is === 'connected' && was !== 'not known yet')) return {};
  const isFirst = is === 'connected';
  return {
    trunk: {
      ...(was !== undefined && { was }),
      is,
      sbcs: [...new Set([...unnamed(head), ...(base ? unnamed(base) : [])])],
      ...(isFirst && { reaches: reachesOf(head, compileConfig(config)) }),
    },
  };
};

/** The calls of the newer version can be told for the first time. */
export const firstTold = (base: Tenant, head: Tenant): boolean => !isConnected(base) && isConnected(head);

const stateOf = (tenant: Tenant): State['is'] => (isConnected(tenant) ? 'connected' : 'not known yet');

const unnamed = ({ sbcs }: Tenant): string[] => sbcs.flatMap(({ key, fqdn }) => (isNotKnownYet(fqdn) ? [key] : []));

const reachesOf = ({ users }: Tenant, voice: Voice): State['reaches'] => {
  const asked = users.filter(({ sipUri }) => sipUri !== undefined);
  const reached = asked.filter(({ upn, sipUri = '' }) => {
    const { outcome } = explainHandedOver(voice, sipUri);
    return outcome.kind === 'rings' && outcome.user === upn && !neverRings(outcome.settings);
  });
  return { people: reached.length, of: asked.length };
};

/** The first words about such a tenant. */
export const trunkStatePhrases = ({ trunk, reach }: Pick<TenantReview, 'trunk' | 'reach'>): string[] => {
  if (trunk === undefined) return [];
  const { was, is, sbcs, reaches } = trunk;
  const calls = sbcs.length === 0 ? 'calls in and out' : `calls by ${inWords(sbcs)}`;
  if (is === 'connected') {
    const people =
      reaches === undefined || reaches.of === 0
        ? []
        : [`CCAIP reaches ${reaches.people} of ${reaches.of} ${reaches.of === 1 ? 'person' : 'people'}`];
    const kinds = [
      ...new Set(reach.filter(({ direction }) => direction === 'gained').map(({ kind }) => kindWords(kind))),
    ];
    const may = kinds.length === 0 ? [] : [`${inWords(kinds)} can be called`];
    return [[`the SIP trunk has its name now: ${calls} can be told for the first time`, ...people, ...may].join(', ')];
  }
  return was === 'connected'
    ? [`the name of the SIP trunk is taken out: nothing can be told of ${calls} any more`]
    : [`where ${calls} end is ${notKnownYetText()}`];
};
