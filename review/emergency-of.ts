import type { Comparison } from '../routing/compare/comparison.ts';
import { compileConfig } from '../routing/compile.ts';
import type { VoiceConfig } from '../routing/config.ts';
import { explainDialled } from '../routing/explain.ts';
import { planReason } from '../routing/plan-doubt.ts';
import type { Doubt } from '../routing/trace.ts';
import { uncountedReason } from '../routing/uncounted.ts';
import type { TenantReview } from './review-schema.ts';

/** Each emergency number for each user, with those for whom something beyond analysis is tried first, or it isn't certain which rule decides. */
export const emergencyOf = (
  { emergency }: Comparison,
  head: VoiceConfig,
): Pick<TenantReview, 'emergency' | 'emergencyUnknown'> => {
  const voice = compileConfig(head);
  const doubtsOf = (dialled: string, upn: string): readonly Doubt[] => {
    const user = voice.users.get(upn.toLowerCase());
    return user === undefined ? [] : explainDialled(voice, user, dialled).doubts;
  };
  const reasonOf = (upn: string, doubts: readonly Doubt[]): string | undefined => {
    const user = voice.users.get(upn.toLowerCase())?.user;
    return (user && uncountedReason(user, user.uncounted?.unknown ?? [])) ?? planReason(doubts);
  };
  return {
    emergency: emergency.calls.map((calls) => {
      const doubts = new Map(calls.users.map((upn) => [upn, doubtsOf(calls.dialled, upn)]));
      return { ...calls, uncertain: uncertainFor(doubts, reasonOf), doubted: notModelledFor(doubts) };
    }),
    emergencyUnknown: emergency.unknownCountries,
  };
};

type Doubts = ReadonlyMap<string, readonly Doubt[]>;

const notModelledFor = (doubts: Doubts): string[] =>
  [...doubts].flatMap(([upn, found]) => (found.some(({ kind }) => kind === 'not modelled') ? [upn] : []));

const uncertainFor = (
  doubts: Doubts,
  reasonOf: (upn: string, doubts: readonly Doubt[]) => string | undefined,
): TenantReview['emergency'][number]['uncertain'] => {
  const people = Map.groupBy(doubts.keys(), (upn) => reasonOf(upn, doubts.get(upn) ?? []));
  return [...people].flatMap(([why, users]) => (why === undefined ? [] : [{ why, users }]));
};
