import type { DialledChange } from '../routing/compare/comparison.ts';
import { compareDialled } from '../routing/compare/dialled.ts';
import { compileConfig } from '../routing/compile.ts';
import type { VoiceConfig } from '../routing/config.ts';

/** A change, with whether colleagues' own numbers are left out of its description. */
export interface BareChange extends DialledChange {
  readonly colleaguesAside: boolean;
}

/** More ranges than this are hard to read. */
const readable = 3;

/**
 * Changes with ranges that people can read: a range has a hole for each colleague's own number, which rings inside Teams. Where that
 * makes many ranges of few, the same change is described as if nobody had a number; what differs are those very numbers.
 */
export const bareRows = (
  changes: readonly DialledChange[],
  base: VoiceConfig,
  head: VoiceConfig,
): readonly BareChange[] => {
  const ragged = (change: DialledChange): boolean => {
    const { complete, lines } = change.numbers ?? change.dialled;
    return !complete || lines.length > readable;
  };
  const asTheyAre = (change: DialledChange): BareChange => ({ ...change, colleaguesAside: false });
  if (!changes.some(ragged)) return changes.map(asTheyAre);
  const bare = compareDialled(compileConfig(withoutNumbers(base)), compileConfig(withoutNumbers(head))).changes;
  return changes.map((change) => {
    const alike = bare.filter((other) => sameWay(other, change));
    const [found] = alike;
    if (!ragged(change) || !found || alike.length > 1) return asTheyAre(change);
    return {
      ...change,
      colleaguesAside: true,
      dialled: found.dialled,
      ...(found.numbers && { numbers: found.numbers }),
    };
  });
};

const withoutNumbers = (config: VoiceConfig): VoiceConfig => ({
  ...config,
  users: config.users.map(({ number: _, ...user }) => user),
});

/** One way of going otherwise: two changes with the same are parts of one. */
const sameWay = (one: DialledChange, other: DialledChange): boolean =>
  JSON.stringify(wayOf(one)) === JSON.stringify(wayOf(other));

const wayOf = ({ effect, before, after, users, numbers, withExtension }: DialledChange): unknown => [
  effect,
  withExtension,
  before,
  after,
  users.toSorted(),
  numbers === undefined,
];
