import type { TenantReview } from '../review-schema.ts';
import { trunkText } from '../trunk/phrases.ts';
import { trunkStatePhrases } from '../trunk/state.ts';
import type { Words } from '../words.ts';

/** The SIP trunk: whether calls can be told at all, and what its settings change. */
export const trunkSection = (review: TenantReview, words: Words): string[] => {
  const { trunk, trunkChanges } = review;
  const state = trunkStatePhrases(review).map((phrase) => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`);
  const note =
    trunk?.is === 'not known yet'
      ? [
          "What is said below of calls that pass these SBCs is what the files' rules make of them, and nothing that anybody hears. What no SBC decides is told as always: calls inside Teams, and what policies refuse.",
        ]
      : [];
  const lines = [...state, ...note, ...trunkChanges.map((change) => `- ${trunkText(change, words)}`)];
  return lines.length === 0
    ? []
    : [
        '**SIP trunk**',
        '',
        ...lines.flatMap((line, at) =>
          line.startsWith('- ') && at > 0 && lines[at - 1]?.startsWith('- ') !== true ? ['', line] : [line],
        ),
        '',
      ];
};
