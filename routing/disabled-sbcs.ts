import type { Voice } from './compile.ts';
import { inWords } from './in-words.ts';
import type { Doubt } from './trace.ts';

/** SBCs that get no new calls, over which some may come in: Microsoft says nothing of those. */
export const disabledDoubts = ({ sbcs }: Voice): Doubt[] => {
  const disabled = [...sbcs.values()].flatMap(({ sbc }) => (sbc.enabled === false ? [sbc.name] : []));
  return disabled.length === 0 ? [] : [{ kind: 'disabled sbc', sbcs: disabled }];
};

/** In half a sentence. */
export const disabledReason = (sbcs: readonly string[]): string =>
  `whether Teams takes calls that come in over ${inWords(sbcs)}, which ${sbcs.length === 1 ? 'gets' : 'get'} no new ones, isn't published`;
