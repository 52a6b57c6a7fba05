import type { ReachChange } from '../compare/comparison.ts';
import { compareDialled } from '../compare/dialled.ts';
import type { NotAnalysed } from '../compare/not-analysed.ts';
import { compileConfig } from '../compile.ts';
import type { VoiceConfig } from '../config.ts';

/** Kinds of numbers that cost so much that somebody answers for them by name. */
const dear: ReadonlySet<string> = new Set(['premium', 'satellite']);

/** What users of a configuration reach of each kind of number: what they gain over policies without usages. */
export const kindsReached = (
  config: VoiceConfig,
): { readonly reach: readonly ReachChange[]; readonly notAnalysed: readonly NotAnalysed[] } =>
  compareDialled(compileConfig({ ...config, voiceRoutingPolicies: [] }), compileConfig(config));

/** Premium and satellite numbers that users can dial, and what that can't be told of. */
export const tollExposure = (config: VoiceConfig): ReturnType<typeof kindsReached> => {
  const { reach, notAnalysed } = kindsReached(config);
  return { reach: reach.filter(({ kind, direction }) => direction === 'gained' && dear.has(kind)), notAnalysed };
};
