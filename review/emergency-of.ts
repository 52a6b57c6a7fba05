import type { Comparison } from '../routing/compare/comparison.ts';
import { compileConfig } from '../routing/compile.ts';
import type { VoiceConfig } from '../routing/config.ts';
import { explainDialled } from '../routing/explain.ts';
import type { TenantReview } from './review-schema.ts';

/** Each emergency number for each user, with those for whom something beyond analysis is tried first. */
export const emergencyOf = (
  { emergency }: Comparison,
  head: VoiceConfig,
): Pick<TenantReview, 'emergency' | 'emergencyUnknown'> => {
  const voice = compileConfig(head);
  const isDoubted = (dialled: string) => (upn: string) => {
    const user = voice.users.get(upn.toLowerCase());
    return (
      user !== undefined && explainDialled(voice, user, dialled).doubts.some(({ kind }) => kind === 'not modelled')
    );
  };
  return {
    emergency: emergency.calls.map((calls) => ({ ...calls, doubted: calls.users.filter(isDoubted(calls.dialled)) })),
    emergencyUnknown: emergency.unknownCountries,
  };
};
